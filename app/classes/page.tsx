import type { Metadata } from 'next';
import Link from 'next/link';
import { Empty } from '@/components/teach/empty';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { selectExpecting, selectOwnClasses } from '@/server/data/own-classes';

export const metadata: Metadata = { title: 'My classes' };

export default async function ClassesPage() {
  await requireUser('/classes');
  const [classes, expecting] = await Promise.all([selectOwnClasses(), selectExpecting()]);
  return (
    <Page title="My classes">
      {expecting.length > 0 && (
        <ul className="mb-6 text-sm">
          {expecting.map(({ joinCode, name }) => (
            <li key={joinCode}>
              The roster of {name} has your e-mail address.{' '}
              <Link
                href={`/join/${joinCode}`}
                className="font-medium text-accent underline underline-offset-2"
              >
                Join it
              </Link>
            </li>
          ))}
        </ul>
      )}
      {classes.length === 0 ? (
        <Empty>
          You are in no class. Open the link that your instructor gives you, or type the code on
          your{' '}
          <Link href="/account" className="text-accent underline underline-offset-2">
            account page
          </Link>
          .
        </Empty>
      ) : (
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {classes.map(({ id, name, role, archived }) => (
            <li key={id}>
              <Link
                href={role === 'learner' ? `/classes/${id}` : `/teach/cohorts/${id}`}
                className="flex items-baseline justify-between gap-4 px-4 py-3 hover:bg-sunk"
              >
                <span className="font-medium">{name}</span>
                <span className="text-sm text-ink-faint">{archived ? 'over' : role}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
