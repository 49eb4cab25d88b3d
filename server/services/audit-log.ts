import 'server-only';
import { z } from 'zod';
import { type AuditAction, isAuditAction } from '@/core/contracts/audit-actions';
import type { AuditLine } from '@/core/contracts/audit-line';
import { csvLine } from '@/core/shared/csv-line';
import { type AuditFilter, exportAudit, selectAuditPage } from '@/server/data/audit-log';

/** Entries on one page. */
const PAGE_SIZE = 50;
/** Entries that an export holds in memory at a time. */
const BATCH = 500;

const DAY_MS = 24 * 3600 * 1000;

/** What an address asks for. Anything that cannot be meant is as if it were not there, so that no address breaks the page. */
const QuerySchema = z.object({
  who: z.string().trim().min(1).max(200).nullable().catch(null),
  action: z
    .string()
    .refine(isAuditAction)
    .transform((text) => text as AuditAction)
    .nullable()
    .catch(null),
  from: z.iso.date().nullable().catch(null),
  until: z.iso.date().nullable().catch(null),
  before: z.uuid().nullable().catch(null),
});

export type AuditQuery = z.output<typeof QuerySchema>;

/** Reads the search part of an address. */
export function parseAuditQuery(params: Record<string, unknown>): AuditQuery {
  return QuerySchema.parse(params);
}

/** Both days are whole days in UTC. */
function filterOf({ who, action, from, until }: AuditQuery): AuditFilter {
  return {
    who: who?.includes(String.fromCharCode(0)) ? null : who,
    action,
    from: from === null ? null : new Date(from),
    until: until === null ? null : new Date(Date.parse(until) + DAY_MS),
  };
}

/** A page of the audit log, newest first. Refuses all but admins. */
export function auditPage(query: AuditQuery): Promise<{ lines: AuditLine[]; next: string | null }> {
  return selectAuditPage(filterOf(query), query.before, PAGE_SIZE);
}

export const EXPORT_FORMATS = { csv: 'text/csv', jsonl: 'application/jsonl' } as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

const COLUMNS = [
  'at',
  'actorId',
  'actorName',
  'action',
  'subjectKind',
  'subjectId',
  'subjectName',
  'address',
  'request',
  'before',
  'after',
] as const satisfies (keyof AuditLine)[];

const asText = (value: unknown) =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value);

const WRITERS: Record<ExportFormat, { head: string; line: (line: AuditLine) => string }> = {
  csv: {
    head: csvLine(COLUMNS),
    line: (line) => csvLine(COLUMNS.map((column) => asText(line[column]))),
  },
  jsonl: { head: '', line: (line) => `${JSON.stringify(line)}\n` },
};

/** Everything that fits the query as a stream of bytes, read from the database as fast as it is taken. Refuses all but admins. */
export async function auditExport(
  query: AuditQuery,
  format: ExportFormat,
): Promise<ReadableStream<Uint8Array>> {
  const batches = await exportAudit(filterOf(query), BATCH);
  const { head, line } = WRITERS[format];
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(head)),
      pull: async (controller) => {
        const next = await batches.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value.map(line).join('')));
      },
      cancel: async () => {
        await batches.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
