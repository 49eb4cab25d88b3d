import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AskedReplay } from '@/components/interview/asked-replay';
import { HeardAndNoted } from '@/components/interview/heard-and-noted';
import { RoundList } from '@/components/interview/round-list';
import { RoundReportView } from '@/components/interview/round-report-view';
import { RoundRoom } from '@/components/interview/round-room';
import { WaitingReport } from '@/components/interview/waiting-report';
import { missionNames } from '@/components/report/report-titles';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { selectBook } from '@/server/data/round-seats';
import { selectFinishedRounds } from '@/server/data/rounds';
import { selectOwnRound, stageOf } from '@/server/services/rounds';
import {
  actInRoundAction,
  dismissInterviewerAction,
  inviteInterviewerAction,
  roundStageAction,
} from '../actions';

export const metadata: Metadata = { title: 'Interview round' };

export default async function RoundPage({ params, searchParams }: PageProps<'/interview/[round]'>) {
  const { round: id } = await params;
  const { run } = await searchParams;
  await requireUser(`/interview/${id}`);
  const opened = await selectOwnRound(id);
  if (opened === null) notFound();
  const { loaded, round } = opened;
  const { slug, mission } = loaded;
  if (opened.kind === 'going') {
    return (
      <RoundRoom
        id={id}
        slug={slug}
        first={opened.view}
        act={actInRoundAction}
        seatActions={
          round.sealed
            ? null
            : { invite: inviteInterviewerAction, dismiss: dismissInterviewerAction }
        }
      />
    );
  }
  const stage = stageOf(round);
  const book = await selectBook(id);
  const others = (await selectFinishedRounds()).filter((other) => other.mission === slug);
  return (
    <Page title="Your round" lead={mission.title} wide>
      {stage !== 'judged' && <WaitingReport id={id} shown={stage} ask={roundStageAction} />}
      {round.problem !== null && (
        <Notice kind="trouble">{round.problem} What you said and drew is kept.</Notice>
      )}
      {round.report !== null && (
        <>
          <AskedReplay asked={run} drawings={opened.drawings} />
          <RoundReportView
            report={round.report}
            state={round.state}
            starts={opened.starts}
            replays={{ page: `/interview/${id}`, titles: missionNames(mission).scenarios }}
          />
        </>
      )}
      {book && <HeardAndNoted book={book} />}
      {others.length > 1 && (
        <section aria-labelledby="compared" className="mt-6">
          <h2 id="compared" className="mb-3 text-lg font-semibold">
            Your rounds over this mission
          </h2>
          <RoundList
            rounds={others.map(({ id: other, createdAt, report }) => ({
              id: other,
              title: mission.title,
              createdAt,
              report,
            }))}
            here={id}
          />
        </section>
      )}
    </Page>
  );
}
