import type { Metadata } from 'next';
import Link from 'next/link';
import { AdminNav } from '@/components/admin/admin-nav';
import { AuditFilter } from '@/components/admin/audit-filter';
import { AuditList } from '@/components/admin/audit-list';
import { buttonClass } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { requireAdmin } from '@/server/auth/viewer';
import { AUDIT_DAYS } from '@/server/data/audit-log';
import { auditPage, parseAuditQuery } from '@/server/services/audit-log';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  await requireAdmin('/admin/audit');
  const query = parseAuditQuery(await searchParams);
  const { lines, next } = await auditPage(query);
  const { before, ...filter } = query;
  const search = (more: Record<string, string>) => {
    const set = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== null);
    return new URLSearchParams([...set, ...Object.entries(more)]).toString();
  };
  return (
    <Page
      title="Audit log"
      wide
      lead={`Who did what to accounts, classes and links. Entries are kept for ${AUDIT_DAYS} days; nobody can change them here. Days begin and end at midnight UTC.`}
    >
      <AdminNav here="/admin/audit" />
      <AuditFilter query={query} />
      {lines.length === 0 ? (
        <p className="rounded-sheet border border-dashed border-line-strong p-5 text-sm text-ink-soft">
          {before === null ? 'Nothing fits these filters.' : 'There is nothing older.'}
        </p>
      ) : (
        <AuditList lines={lines} />
      )}
      <p className="mt-6 flex flex-wrap items-center gap-3">
        {before !== null && (
          <Link href={`/admin/audit?${search({})}`} className={buttonClass()}>
            Newest
          </Link>
        )}
        {next !== null && (
          <Link href={`/admin/audit?${search({ before: next })}`} className={buttonClass()}>
            Older
          </Link>
        )}
        <span className="grow" />
        <a
          href={`/admin/audit/export?${search({ format: 'csv' })}`}
          download
          className={buttonClass('quiet')}
        >
          Export as CSV
        </a>
        <a
          href={`/admin/audit/export?${search({ format: 'jsonl' })}`}
          download
          className={buttonClass('quiet')}
        >
          Export as JSON lines
        </a>
      </p>
    </Page>
  );
}
