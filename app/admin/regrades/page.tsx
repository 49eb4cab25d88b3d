import type { Metadata } from 'next';
import Link from 'next/link';
import { AdminNav } from '@/components/admin/admin-nav';
import { Empty } from '@/components/teach/empty';
import { Page } from '@/components/ui/page';
import { requireAdmin } from '@/server/auth/viewer';
import { listStaleGrades } from '@/server/services/regrades';

export const metadata: Metadata = { title: 'Grade anew' };

export default async function RegradesPage() {
  await requireAdmin('/admin/regrades');
  const missions = await listStaleGrades();
  return (
    <Page
      title="Grade anew"
      wide
      lead="When the rules of a mission or the simulation change, earlier grades stay as they are, until you have them graded anew."
    >
      <AdminNav here="/admin/regrades" />
      {missions.length === 0 ? (
        <Empty>No class has a graded try of a mission yet.</Empty>
      ) : (
        <table className="w-full max-w-2xl border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-faint">
              <th className="py-2 font-medium">Mission</th>
              <th className="py-2 text-right font-medium">Counted tries</th>
              <th className="py-2 text-right font-medium">By other rules</th>
            </tr>
          </thead>
          <tbody>
            {missions.map(({ slug, title, total, stale }) => (
              <tr key={slug} className="border-b border-line last:border-0">
                <th scope="row" className="py-2 text-left font-medium">
                  <Link
                    href={`/admin/regrades/${slug}`}
                    prefetch={false}
                    className="text-accent underline underline-offset-2"
                  >
                    {title}
                  </Link>
                </th>
                <td className="num py-2 text-right">{total}</td>
                <td className="num py-2 text-right">{stale ?? 'gone'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
