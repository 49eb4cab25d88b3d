import { LocalTime } from '@/components/ui/local-time';
import { AUDIT_ACTIONS, isAuditAction } from '@/core/contracts/audit-actions';
import type { AuditLine } from '@/core/contracts/audit-line';

const asText = (value: unknown) =>
  typeof value === 'string' ? value : value === null ? 'none' : JSON.stringify(value);

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What changed, a field a line: `role: learner → instructor`. */
export function changesOf(before: unknown, after: unknown): string[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].map((name) => {
    const was = name in old ? `${asText(old[name])} → ` : '';
    return `${name}: ${was}${name in now ? asText(now[name]) : 'gone'}`;
  });
}

/** What it was done to, in words; null when it goes without saying. */
function subjectOf({ subjectKind, subjectName, subjectId, actorName }: AuditLine) {
  if (subjectName === null && subjectId === null) {
    return subjectKind === 'account' ? 'an account that does not exist' : null;
  }
  if (subjectKind === 'account' && subjectName === actorName) return null;
  return `${subjectKind} ${subjectName ?? subjectId}`;
}

/** Entries of the audit log, newest first. */
export function AuditList({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <ol className="divide-y divide-line rounded-sheet border border-line bg-sheet">
      {lines.map((line) => {
        const subject = subjectOf(line);
        const words = isAuditAction(line.action) ? AUDIT_ACTIONS[line.action] : line.action;
        return (
          <li
            key={line.id}
            className="grid gap-x-6 gap-y-1 px-4 py-3 text-sm sm:grid-cols-[11rem_1fr]"
          >
            <p className="num text-xs text-ink-faint sm:pt-0.5">
              <LocalTime at={line.at} />
              {line.address !== null && <span className="block break-all">{line.address}</span>}
            </p>
            <div className="min-w-0">
              <p className="break-words">
                <span className="font-medium">{line.actorName ?? 'A visitor'}</span>
                <span className="text-ink-faint"> · </span>
                {words}
                {subject !== null && <span className="text-ink-soft">: {subject}</span>}
              </p>
              {changesOf(line.before, line.after).map((change) => (
                <p key={change} className="font-mono text-xs break-all text-ink-soft">
                  {change}
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
