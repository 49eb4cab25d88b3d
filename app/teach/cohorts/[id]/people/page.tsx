import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { makeResetLinkAction } from '@/app/teach/actions';
import { ClaimList } from '@/components/teach/claim-list';
import { Empty } from '@/components/teach/empty';
import { ExpectedList } from '@/components/teach/expected-list';
import { GoneList } from '@/components/teach/gone-list';
import { LearnerList } from '@/components/teach/learner-list';
import { Pages } from '@/components/teach/matrix-controls';
import { PlaceLinks } from '@/components/teach/place-links';
import { RosterImport } from '@/components/teach/roster-import';
import { StaffList } from '@/components/teach/staff-list';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { parseMatrixQuery } from '@/core/classes/matrix-query';
import { PEOPLE_ROWS, selectPeople } from '@/server/data/class-people';
import { selectClaims } from '@/server/data/roster-places';
import { ClassFrame } from '../_components/class-frame';
import { openClassPage } from '../_components/open-class-page';
import {
  chooseStaffAction,
  confirmClaimAction,
  makePlaceLinksAction,
  removeExpectedAction,
  removeMemberAction,
} from '../actions';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/people'>) {
  const { id } = await params;
  const here = `/teach/cohorts/${id}/people`;
  const open = await openClassPage(id, here);
  if (!open.powers.people) notFound();
  const { search, page } = parseMatrixQuery(await searchParams);
  const [people, claims] = await Promise.all([
    selectPeople(id, { search, page }),
    selectClaims(id),
  ]);
  const pages = Math.max(1, Math.ceil(people.found / PEOPLE_ROWS));
  const running = open.cohort.archivedAt === null;
  const href = (to: number) => {
    const params = new URLSearchParams({ ...(search && { q: search }), page: String(to) });
    return `${here}?${params}`;
  };
  return (
    <ClassFrame open={open}>
      <form action={here} className="mb-6 flex max-w-md items-end gap-3">
        <div className="min-w-0 flex-1">
          <TextField
            label="Search people"
            name="q"
            type="search"
            maxLength={80}
            defaultValue={search}
            autoComplete="off"
          />
        </div>
        <Button type="submit" className="min-h-11">
          Search
        </Button>
      </form>
      {claims.length > 0 && (
        <section aria-label="To confirm" className="mb-10">
          <h2 className="mb-1 text-lg font-semibold">To confirm</h2>
          <ClaimList cohortId={id} claims={claims} confirm={running ? confirmClaimAction : null} />
        </section>
      )}
      <section aria-label="Learners">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="num text-lg font-semibold">
            {people.found === 1 ? '1 learner' : `${people.found} learners`}
          </h2>
          <Pages label="Learners" page={Math.min(page, pages)} pages={pages} href={href} />
        </div>
        <LearnerList
          cohortId={id}
          learners={people.learners}
          remove={removeMemberAction}
          makeResetLink={open.viewer.role === 'learner' ? null : makeResetLinkAction}
        />
        {people.found === 0 && (
          <Empty>
            {search
              ? 'No learner fits this search.'
              : 'No one has joined yet. The overview shows the link, the code and the QR code.'}
          </Empty>
        )}
      </section>
      {people.expectedCount > 0 && (
        <section aria-label="Expected" className="mt-10">
          <h2 className="num mb-2 text-lg font-semibold">
            {people.expectedCount} on the roster, not joined yet
          </h2>
          {running && <PlaceLinks cohortId={id} make={makePlaceLinksAction} />}
          <ExpectedList cohortId={id} expected={people.expected} remove={removeExpectedAction} />
          {people.expectedCount > people.expected.length && (
            <p className="mt-2 text-sm text-ink-faint">
              The first {people.expected.length} are shown. Search to find others.
            </p>
          )}
        </section>
      )}
      {people.gone.length > 0 && (
        <section aria-label="Gone" className="mt-10">
          <h2 className="mb-2 text-lg font-semibold">Left or removed</h2>
          <GoneList cohortId={id} gone={people.gone} restore={removeMemberAction} />
        </section>
      )}
      <section aria-label="Staff" className="mt-10">
        <h2 className="mb-2 text-lg font-semibold">Staff</h2>
        <StaffList
          cohortId={id}
          staff={people.staff}
          choose={open.powers.own && running ? chooseStaffAction : null}
          remove={removeMemberAction}
        />
      </section>
      {running && <RosterImport cohortId={id} />}
    </ClassFrame>
  );
}
