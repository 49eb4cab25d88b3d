import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { confirmPasswordAction } from '@/app/account/actions';
import { changePersonAction, makePersonResetLinkAction } from '@/app/admin/people/actions';
import { AdminNav } from '@/components/admin/admin-nav';
import { PersonActions } from '@/components/admin/person-actions';
import { LocalTime } from '@/components/ui/local-time';
import { Page } from '@/components/ui/page';
import { requireAdmin } from '@/server/auth/viewer';
import { findPerson } from '@/server/services/people';

export const metadata: Metadata = { title: 'Person' };

const LINK = 'text-accent underline underline-offset-2';

export default async function PersonPage({ params }: PageProps<'/admin/people/[id]'>) {
  const { id } = await params;
  const viewer = await requireAdmin(`/admin/people/${id}`);
  const person = await findPerson(id);
  if (person === null) notFound();
  const { classes, disabledAt, lastSeenAt, submissions, sessions } = person;
  return (
    <Page title={person.name} wide lead={person.email}>
      <AdminNav here="/admin/people" />
      <dl className="mb-8 grid max-w-2xl grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        <dt className="text-ink-soft">Account since</dt>
        <dd className="num">
          <LocalTime at={person.createdAt} />
        </dd>
        <dt className="text-ink-soft">Last seen</dt>
        <dd className="num">
          {lastSeenAt === null ? 'not signed in now' : <LocalTime at={lastSeenAt} />}
        </dd>
        <dt className="text-ink-soft">Open sessions</dt>
        <dd className="num">{sessions}</dd>
        <dt className="text-ink-soft">Submissions</dt>
        <dd className="num">{submissions}</dd>
        <dt className="text-ink-soft">Password</dt>
        <dd>{person.hasPassword ? 'set' : 'none'}</dd>
        <dt className="text-ink-soft">E-mail</dt>
        <dd className="num">
          {person.emailConfirmedAt === null ? (
            'not confirmed'
          ) : (
            <>
              confirmed <LocalTime at={person.emailConfirmedAt} />
            </>
          )}
        </dd>
        <dt className="text-ink-soft">Second factor</dt>
        <dd>{person.hasSecondFactor ? 'on' : 'off'}</dd>
        <dt className="text-ink-soft">Classes</dt>
        <dd>
          {classes.length === 0 && 'none'}
          {classes.map((one) => (
            <span key={one.id} className="block">
              <Link href={`/teach/cohorts/${one.id}`} className={LINK}>
                {one.name}
              </Link>{' '}
              as {one.role}
            </span>
          ))}
        </dd>
        {disabledAt !== null && (
          <>
            <dt className="text-trouble">Disabled</dt>
            <dd className="num">
              since <LocalTime at={disabledAt} />
            </dd>
          </>
        )}
      </dl>
      {viewer.id === id ? (
        <p className="text-sm text-ink-soft">
          This is your own account. Another administrator can change its role or disable it; the
          rest is on your{' '}
          <Link href="/account" className={LINK}>
            account page
          </Link>
          .
        </p>
      ) : (
        <PersonActions
          person={{ ...person, disabled: disabledAt !== null }}
          change={changePersonAction}
          makeResetLink={makePersonResetLinkAction}
          confirm={confirmPasswordAction}
        />
      )}
      <p className="mt-10 flex flex-wrap gap-6 text-sm">
        <Link href={`/admin/audit?who=${id}`} className={LINK}>
          What the audit log says
        </Link>
        <Link href="/admin/people" className={LINK}>
          All people
        </Link>
      </p>
    </Page>
  );
}
