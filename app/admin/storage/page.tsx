import type { Metadata } from 'next';
import { AdminNav } from '@/components/admin/admin-nav';
import { Page } from '@/components/ui/page';
import { formatBytes } from '@/core/shared/format-number';
import { requireAdmin } from '@/server/auth/viewer';
import { selectStorage } from '@/server/data/storage';

export const metadata: Metadata = { title: 'Storage' };

export default async function StoragePage() {
  await requireAdmin('/admin/storage');
  const { database, tables, disk } = await selectStorage();
  return (
    <Page
      title="Storage"
      wide
      lead={
        disk === null
          ? `The database takes ${formatBytes(database)}. Its disk belongs to the database server, which tells nothing of its room.`
          : `The database takes ${formatBytes(database)}, its log not counted; ${formatBytes(disk.free)} of ${formatBytes(disk.total)} on its disk are free.`
      }
    >
      <AdminNav here="/admin/storage" />
      <table className="w-full max-w-xl border-collapse text-sm">
        <caption className="mb-2 text-left text-ink-soft">
          Tables with their indexes, the largest first
        </caption>
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-faint">
            <th className="py-2 font-medium">Table</th>
            <th className="py-2 text-right font-medium">Size</th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ name, bytes }) => (
            <tr key={name} className="border-b border-line last:border-0">
              <th scope="row" className="py-1.5 text-left font-mono text-xs font-normal break-all">
                {name}
              </th>
              <td className="num py-1.5 text-right whitespace-nowrap">{formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  );
}
