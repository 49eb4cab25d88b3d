import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { JoinForm } from '@/components/interview/join-form';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { loadMission } from '@/server/content/missions';
import { CLOSED_SEAT, selectOffered } from '@/server/services/round-seats';
import { joinAsInterviewerAction } from '../../actions';

export const metadata: Metadata = {
  title: 'Interviewer’s seat',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** Where the link to the seat of an interviewer leads. Opening it takes nothing: previews of links open them too. */
export default async function JoinPage({ params }: PageProps<'/interview/join/[token]'>) {
  const { token } = await params;
  await requireUser(`/interview/join/${token}`);
  const offered = await selectOffered(token);
  if (offered === null) notFound();
  const { state, roundId, candidate, mission } = offered;
  const title = (await loadMission(mission))?.mission.title ?? mission;
  return (
    <Page title="Be the interviewer" lead={`${candidate} is taking an interview over “${title}”.`}>
      {state === 'free' ? (
        <div className="flex flex-col gap-5">
          <p className="max-w-[68ch]">
            You follow the board as it is drawn, with every answer and the rubric in front of you.
            You answer questions, bring the change of requirements or a fault, tick what you hear,
            and take notes. {candidate} sees your name, and what you note in the report.
          </p>
          <p className="max-w-[68ch] text-ink-soft">
            You will know the answers of this mission: take your own round over another one.
          </p>
          <JoinForm token={token} join={joinAsInterviewerAction} />
        </div>
      ) : state === 'mine' ? (
        <Link href={`/interview/${roundId}/seat`} className={buttonClass('primary', 'min-h-11')}>
          Go to your seat
        </Link>
      ) : (
        <Notice kind="info">{CLOSED_SEAT[state]}</Notice>
      )}
    </Page>
  );
}
