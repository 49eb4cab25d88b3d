import type { Metadata } from 'next';
import Link from 'next/link';
import { confirmPasswordAction } from '@/app/account/actions';
import { AdminNav } from '@/components/admin/admin-nav';
import { InviteForm } from '@/components/admin/invite-form';
import { PeopleList } from '@/components/admin/people-list';
import { Button, buttonClass } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Page } from '@/components/ui/page';
import { SelectField } from '@/components/ui/select-field';
import { requireAdmin } from '@/server/auth/viewer';
import { mailSettings } from '@/server/mail/settings';
import { parsePeopleQuery, peoplePage } from '@/server/services/people';
import { inviteAction } from './actions';

export const metadata: Metadata = { title: 'People' };

const ROLES = [
  { value: '', label: 'All' },
  { value: 'learner', label: 'Learners' },
  { value: 'instructor', label: 'Instructors' },
  { value: 'admin', label: 'Administrators' },
] as const;

export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requireAdmin('/admin/people');
  const query = parsePeopleQuery(await searchParams);
  const { people, next } = await peoplePage(query);
  const { before, ...filter } = query;
  const address = (more: Record<string, string>) => {
    const set = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== null);
    return `/admin/people?${new URLSearchParams([...set, ...Object.entries(more)])}`;
  };
  return (
    <Page title="People" wide lead="Every account, the newest first.">
      <AdminNav here="/admin/people" />
      <form
        action="/admin/people"
        className="mb-6 grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto_auto]"
      >
        <TextField label="Name or e-mail" name="search" defaultValue={filter.search ?? ''} />
        <SelectField label="Role" name="role" defaultValue={filter.role ?? ''} options={ROLES} />
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="disabled"
            value="1"
            defaultChecked={filter.disabled === '1'}
            className="size-4"
          />
          Disabled only
        </label>
        <Button type="submit" className="min-h-11">
          Show
        </Button>
      </form>
      {people.length === 0 ? (
        <p className="rounded-sheet border border-dashed border-line-strong p-5 text-sm text-ink-soft">
          Nobody fits these filters.
        </p>
      ) : (
        <PeopleList people={people} />
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        {before !== null && (
          <Link href={address({})} className={buttonClass()}>
            Newest
          </Link>
        )}
        {next !== null && (
          <Link href={address({ before: next })} className={buttonClass()}>
            Older
          </Link>
        )}
      </p>
      <section aria-label="Invite" className="mt-12">
        <h2 className="text-xl font-semibold">Invitation</h2>
        <p className="mt-1 mb-4 max-w-[68ch] text-sm text-ink-soft">
          {mailSettings() === null
            ? 'You get an address to hand over.'
            : 'The address is sent by mail, and shown to you.'}{' '}
          Under it, that person chooses a name and a password.
        </p>
        <InviteForm
          invite={inviteAction}
          confirm={confirmPasswordAction}
          sendsMail={mailSettings() !== null}
        />
      </section>
    </Page>
  );
}
