import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import {
  askAction,
  readAction,
  replyAction,
  resolveAction,
  seenRegradeAction,
  withdrawAction,
} from '@/app/inbox/actions';
import { missionHintAction } from '@/app/missions/[slug]/actions';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { afterVerdict, firstTime } from '@/components/report/after-verdict';
import { CostChart } from '@/components/report/cost-chart';
import { ExplanationList } from '@/components/report/explanation-list';
import type { Mending } from '@/components/report/finding-card';
import { GradeView } from '@/components/report/grade-view';
import { OwnRubric } from '@/components/report/own-rubric';
import { PredictionList } from '@/components/report/prediction-list';
import { RegradeNote } from '@/components/report/regrade-note';
import { Replay } from '@/components/report/replay';
import { onCanvas, reportRows } from '@/components/report/report-rows';
import { reportTitles } from '@/components/report/report-titles';
import { SharePanel } from '@/components/report/share-panel';
import {
  completeStages,
  type ReadableReport,
  stageSummaries,
} from '@/components/report/stage-summary';
import { SubmissionList } from '@/components/report/submission-list';
import { WaitingGrade } from '@/components/report/waiting-grade';
import { WaysOn } from '@/components/report/ways-on';
import { TalkReport } from '@/components/talk/talk-report';
import { buttonClass } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { decidingScenarios } from '@/core/grading/deciding-scenario';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { publicMission } from '@/core/missions/public-mission';
import { requireUser } from '@/server/auth/viewer';
import { type LoadedMission, loadMission } from '@/server/content/missions';
import { selectOwnPoints } from '@/server/data/hand-points';
import { selectPredictions } from '@/server/data/predictions';
import { selectPricedTries } from '@/server/data/priced-tries';
import { selectRegradeNotices } from '@/server/data/regrade-notices';
import { selectReviewPlaces } from '@/server/data/reviews';
import { selectOwnRubric } from '@/server/data/rubrics';
import { selectShareLinks } from '@/server/data/share-links';
import type { HandedIn } from '@/server/data/submissions';
import { selectAskable } from '@/server/data/threads';
import { selectExplained } from '@/server/services/explanations';
import { countDueReferences } from '@/server/services/references';
import { selectOptionalNextMission } from '@/server/services/standing';
import {
  selectHandedIn,
  selectState,
  selectSubmissionsBeside,
} from '@/server/services/submissions';
import { selectOwnTalk } from '@/server/services/talk';
import { makeShareLinkAction, revokeShareLinkAction } from './actions';

export const metadata: Metadata = { title: 'Grade report' };

const TALK = {
  reply: replyAction,
  resolve: resolveAction,
  withdraw: withdrawAction,
  read: readAction,
};

export default async function SubmissionPage({ params }: PageProps<'/submissions/[id]'>) {
  const { id } = await params;
  const viewer = await requireUser(`/submissions/${id}`);
  const handedIn = await selectHandedIn(id);
  if (!handedIn) notFound();
  const { report } = handedIn;
  if (report === null)
    return <UngradedPage id={id} own={handedIn.owner.id === viewer.id} submission={handedIn} />;
  const submission = { ...handedIn, report };
  const { diagram, owner, log } = submission;
  const own = owner.id === viewer.id;
  const [
    loaded,
    others,
    predictions,
    explained,
    links,
    threads,
    askable,
    reviews,
    handPoints,
    rubrics,
    regrades,
  ] = await Promise.all([
    loadMission(submission.mission),
    selectSubmissionsBeside(submission),
    selectPredictions(submission.mission, submission.owner.id),
    selectExplained(submission),
    selectShareLinks(id),
    own ? selectOwnTalk(submission) : [],
    own ? selectAskable(id) : [],
    own ? [] : selectReviewPlaces(id),
    own ? selectOwnPoints(id) : [],
    own ? selectOwnRubric(id) : [],
    own ? selectRegradeNotices(id) : [],
  ]);
  const titles = reportTitles(loaded?.mission, report);
  const at = others.findIndex((other) => other.id === id);
  const earlier = at === -1 ? [] : others.slice(at + 1);
  const stages = stageSummaries(report, titles.stages);
  const stagesLeft = stages.length - completeStages(stages);
  const priced = own && loaded?.mission.cost ? await selectPricedTries(submission.mission) : [];
  const { next } = reportRows(report.findings, titles.promises);
  const ways = afterVerdict({
    id,
    mission: submission.mission,
    passed: report.passed,
    stages,
    fix: next && {
      href: onCanvas(submission.mission, next.finding),
      words: next.promise ?? next.finding.message,
    },
    explain: explained === null ? 'none' : explained.explanation ? 'done' : 'open',
    previous: earlier[0]?.id ?? null,
    references: own && loaded ? await countDueReferences(loaded) : null,
    nextMission: own ? await selectOptionalNextMission(submission.mission) : null,
  });
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 sm:py-12">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <p className="text-sm text-ink-faint">
            {own ? 'Your grade report' : `Grade report of ${owner.name}`} ·{' '}
            <LocalTime at={submission.createdAt} className="num" />
          </p>
          <h1 className="mt-1 text-3xl font-semibold">
            {loaded?.mission.title ?? submission.mission}
          </h1>
        </div>
        <div className="flex flex-wrap gap-2">
          {reviews.map(({ cohortId, assignmentId, className }) => (
            <Link
              key={assignmentId}
              href={`/teach/cohorts/${cohortId}/assignments/${assignmentId}/review/${id}?show=all`}
              prefetch={false}
              className={buttonClass('primary')}
            >
              Review it{reviews.length > 1 && ` in ${className}`}
            </Link>
          ))}
          {own && (
            <Link href={`/missions/${submission.mission}`} className={buttonClass('primary')}>
              Back to the canvas
            </Link>
          )}
        </div>
      </header>
      {regrades[0] && (
        <RegradeNote notice={regrades[0]} scenarios={titles.scenarios} seen={seenRegradeAction} />
      )}
      {handPoints.map(({ className, points, outOf, reason }) => (
        <section
          key={className}
          aria-label="Points by hand"
          className="mb-6 max-w-3xl rounded-sheet border border-line bg-sheet p-4"
        >
          <p>
            <span className="num font-semibold">
              {points} of {outOf} points
            </span>{' '}
            in {className}, set by hand. The automatic result below stays as it was.
          </p>
          <p className="mt-1 break-words whitespace-pre-wrap text-ink-soft">{reason}</p>
        </section>
      ))}
      {rubrics.map((rubric) => (
        <OwnRubric key={rubric.className} {...rubric} />
      ))}
      {own ? (
        <TalkReport
          report={report}
          diagram={diagram}
          titles={titles}
          mending={loaded ? mendingOf(loaded, submission) : null}
          note={firstTime(
            { passed: report.passed, complete: stagesLeft === 0 },
            earlier,
            stagesLeft,
          )}
          submissionId={id}
          threads={threads}
          askable={askable}
          actions={TALK}
          ask={askAction}
        >
          <WaysOn ways={ways} />
        </TalkReport>
      ) : (
        <GradeView report={report} diagram={diagram} titles={titles} />
      )}
      <PredictionList predictions={predictions} titles={titles.scenarios} />
      {explained && (
        <ExplanationList
          mission={publicMission(explained.mission)}
          missionSlug={submission.mission}
          diagram={diagram}
          explained={explained.explained}
        />
      )}
      {loaded && log && log.length > 0 && (
        <Replay start={initialDiagram(loaded.mission)} growth={log} />
      )}
      {own && (
        <SharePanel
          submissionId={id}
          links={links}
          make={makeShareLinkAction}
          revoke={revokeShareLinkAction}
        />
      )}
      {own && loaded?.mission.cost && (
        <section aria-labelledby="cost" className="mt-10">
          <h2 id="cost" className="mb-3 text-xl font-semibold">
            What your tries cost
          </h2>
          <CostChart
            tries={priced}
            budget={priced[0]?.budget ?? null}
            stages={loaded.mission.stages.length}
            current={id}
          />
        </section>
      )}
      {others.length > 1 && (
        <section aria-label="All submissions" className="mt-10">
          <h2 className="mb-3 text-xl font-semibold">
            All submissions {own ? '' : `of ${owner.name}`}
          </h2>
          <SubmissionList
            submissions={others}
            current={id}
            bills={new Map(priced.map((one) => [one.id, one.dollars]))}
          />
        </section>
      )}
    </div>
  );
}

/** The ways on from an own report, with the server's hints. */
function mendingOf(
  { slug, mission }: LoadedMission,
  { diagram, report }: { diagram: Diagram; report: ReadableReport },
): Mending {
  const checks = mission.stages.flatMap((stage) => stage.checks);
  const hinted = checks.filter(({ hints }) => hints && hints.length > 0).map(({ id }) => id);
  const runs = decidingScenarios(mission, diagram, report.findings);
  return { mission: slug, hinted, hint: missionHintAction, runs };
}

/** A hand-in that waits for its grade, or could not be graded: where it stands, and what was handed in. */
async function UngradedPage({
  id,
  own,
  submission,
}: {
  id: string;
  own: boolean;
  submission: HandedIn;
}) {
  const [loaded, state] = await Promise.all([loadMission(submission.mission), selectState(id)]);
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 sm:py-12">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <p className="text-sm text-ink-faint">
            {own ? 'Your design' : `The design of ${submission.owner.name}`} ·{' '}
            <LocalTime at={submission.createdAt} className="num" />
          </p>
          <h1 className="mt-1 text-3xl font-semibold">
            {loaded?.mission.title ?? submission.mission}
          </h1>
        </div>
        {own && (
          <Link href={`/missions/${submission.mission}`} className={buttonClass('plain')}>
            Back to the canvas
          </Link>
        )}
      </header>
      <WaitingGrade id={id} first={state} />
      <div className="mt-8">
        <LegibleFigure diagram={submission.diagram} title="The submitted diagram" />
      </div>
    </div>
  );
}
