import type { Metadata } from 'next';
import Link from 'next/link';
import { BeginForm } from '@/components/interview/begin-form';
import { RoundList } from '@/components/interview/round-list';
import { Rules } from '@/components/interview/rules';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { listInterviews } from '@/server/content/interviews';
import { selectAssignedRounds } from '@/server/data/assigned-rounds';
import { selectOwnSeats } from '@/server/data/round-seats';
import { selectFinishedRounds, selectOpenRound } from '@/server/data/rounds';
import { beginRoundAction } from './actions';

export const metadata: Metadata = { title: 'The interview' };

export default async function InterviewPage({ searchParams }: PageProps<'/interview'>) {
  await requireUser('/interview');
  const [interviews, open, finished, seats, assigned, { mission, sealed }] = await Promise.all([
    listInterviews(),
    selectOpenRound(),
    selectFinishedRounds(),
    selectOwnSeats(),
    selectAssignedRounds(),
    searchParams,
  ]);
  const titles = new Map(interviews.map(({ slug, mission: { title } }) => [slug, title]));
  const titleOf = (slug: string) => titles.get(slug) ?? slug;
  return (
    <Page
      title="The interview"
      lead="One sentence, a clock, and eight steps from questions to trade-offs, as in the room. At the end a report on what was strong and what was missing, with the evidence."
      wide
    >
      <div className="flex flex-col gap-12">
        {seats.length > 0 && (
          <Notice kind="info">
            <ul className="flex flex-col gap-3">
              {seats.map(({ roundId, mission: slug, candidate, isOpen }) => (
                <li key={roundId} className="flex flex-wrap items-center gap-3">
                  You {isOpen ? 'are' : 'were'} the interviewer of {candidate}’s round over “
                  {titleOf(slug)}”.
                  <Link href={`/interview/${roundId}/seat`} className={buttonClass('plain')}>
                    {isOpen ? 'Go to your seat' : 'Write your notes up'}
                  </Link>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {open ? (
          <Notice kind="info">
            <p>A round over “{titleOf(open.mission)}” is under way.</p>
            <Link href={`/interview/${open.id}`} className={buttonClass('primary', 'mt-3')}>
              Go on with it
            </Link>
          </Notice>
        ) : (
          <BeginForm
            missions={[...titles].map(([slug, title]) => ({ slug, title }))}
            chosen={typeof mission === 'string' ? mission : null}
            assigned={assigned}
            sealed={sealed === '1'}
            begin={beginRoundAction}
          />
        )}
        <Rules />
        {finished.length > 0 && (
          <section aria-labelledby="rounds">
            <h2 id="rounds" className="mb-3 text-xl font-semibold">
              Your rounds
            </h2>
            <RoundList
              rounds={finished.map(({ id, mission: slug, createdAt, report }) => ({
                id,
                title: titleOf(slug),
                createdAt,
                report,
              }))}
            />
          </section>
        )}
      </div>
    </Page>
  );
}
