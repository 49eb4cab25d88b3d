import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AskedReplay } from '@/components/interview/asked-replay';
import { RoundReportView } from '@/components/interview/round-report-view';
import { missionNames } from '@/components/report/report-titles';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { selectSeenRound } from '@/server/services/rounds';
import { ClassFrame } from '../../_components/class-frame';
import { openClassPage } from '../../_components/open-class-page';

export const metadata: Metadata = { title: 'Interview round' };

/** A round that a learner handed in, as staff of the class read it. */
export default async function SeenRoundPage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/rounds/[round]'>) {
  const { id, round: roundId } = await params;
  const root = `/teach/cohorts/${id}`;
  const open = await openClassPage(id, `${root}/rounds/${roundId}`);
  const seen = await selectSeenRound(roundId);
  if (seen === null) notFound();
  const { run } = await searchParams;
  const { round, title, starts, drawings } = seen;
  return (
    <ClassFrame open={open}>
      <h2 className="text-xl font-semibold">Interview: {title}</h2>
      <p className="mt-1 mb-6 text-sm text-ink-soft">
        <Link
          href={`${root}/learners/${round.owner.id}`}
          className="text-accent underline underline-offset-2"
        >
          {round.owner.name}
        </Link>
        {round.finishedAt && (
          <>
            , finished <LocalTime at={round.finishedAt} className="num" />
          </>
        )}
      </p>
      {round.report === null ? (
        <Notice kind="info">{round.problem ?? 'This round is being judged.'}</Notice>
      ) : (
        <>
          <AskedReplay asked={run} drawings={drawings} />
          <RoundReportView
            report={round.report}
            state={round.state}
            starts={starts}
            replays={{
              page: `${root}/rounds/${roundId}`,
              titles: missionNames(drawings.draw?.mission).scenarios,
            }}
          />
        </>
      )}
    </ClassFrame>
  );
}
