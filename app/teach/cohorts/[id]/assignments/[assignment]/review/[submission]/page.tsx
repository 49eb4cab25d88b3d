import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { readAction, replyAction, resolveAction, withdrawAction } from '@/app/inbox/actions';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { ExplanationList } from '@/components/report/explanation-list';
import { PredictionList } from '@/components/report/prediction-list';
import { Replay } from '@/components/report/replay';
import { reportTitles } from '@/components/report/report-titles';
import { SubmissionList } from '@/components/report/submission-list';
import { DesignSettings } from '@/components/teach/design-settings';
import { ReviewDesk } from '@/components/teach/review-desk';
import { ReviewFilter } from '@/components/teach/review-filter';
import { ReviewKeys } from '@/components/teach/review-keys';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { parseReviewQuery, reviewSearch } from '@/core/classes/review-query';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { publicMission } from '@/core/missions/public-mission';
import { loadMission } from '@/server/content/missions';
import { selectPredictions } from '@/server/data/predictions';
import { selectPicks, selectRubric } from '@/server/data/rubrics';
import { selectExplained } from '@/server/services/explanations';
import { selectOptionalReview } from '@/server/services/reviews';
import { selectSubmissionsBeside } from '@/server/services/submissions';
import { ClassFrame } from '../../../../_components/class-frame';
import { openAssignmentPage } from '../../../../_components/open-assignment-page';
import {
  commentAction,
  forgetTextAction,
  givePointsAction,
  keepOpenAction,
  markAction,
  pickItemAction,
} from '../actions';

export const metadata: Metadata = { title: 'Review of a submission' };

const ACTIONS = {
  comment: commentAction,
  forget: forgetTextAction,
  mark: markAction,
  reply: replyAction,
  resolve: resolveAction,
  withdraw: withdrawAction,
  read: readAction,
  give: givePointsAction,
  pick: pickItemAction,
  keepOpen: keepOpenAction,
};

export default async function ReviewPage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/assignments/[assignment]/review/[submission]'>) {
  const { id, assignment: assignmentId, submission: submissionId } = await params;
  const path = `/review/${encodeURIComponent(submissionId)}`;
  const { open, assignment, back } = await openAssignmentPage(id, assignmentId, path);
  const root = `${back}/review`;
  const query = parseReviewQuery(await searchParams);
  const review = await selectOptionalReview(id, assignment, submissionId, query);
  if (review === null) notFound();
  const { submission, reviewed, place, threads, bank } = review;
  const { diagram, report, owner, log } = submission;
  const [loaded, others, predictions, explained, items, picked] = await Promise.all([
    loadMission(submission.mission),
    selectSubmissionsBeside(submission),
    selectPredictions(submission.mission, owner.id),
    report === null ? null : selectExplained({ ...submission, report }),
    selectRubric(id, assignment.id),
    selectPicks(id, assignment.id, submission.id),
  ]);
  const search = reviewSearch({ ...query, page: 1 });
  const way = (to: string | null) => (to === null ? null : `${root}/${to}${search}`);
  const { group } = reviewed;
  const titles = report && reportTitles(loaded?.mission, report);
  const tries = others.filter((one) => reviewed.tries.includes(one.id));
  return (
    <ClassFrame open={open}>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <p className="text-sm">
            <Link
              href={`${root}${search}`}
              prefetch={false}
              className="text-accent underline underline-offset-2"
            >
              Review of {assignment.title}
            </Link>
          </p>
          <h2 className="mt-1 text-2xl font-semibold">{reviewed.name}</h2>
          <p className="text-sm text-ink-soft">
            <LocalTime at={submission.createdAt} className="num" />
            {!reviewed.counts && ' · an earlier try, which does not count'}
            {group !== null && group.members > 1 && (
              <>
                {' · '}
                <Link
                  href={`${back}/alike/${group.key}`}
                  prefetch={false}
                  className="text-accent underline underline-offset-2"
                >
                  one of {group.members} alike designs
                </Link>
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-4">
          {loaded && (
            <Link
              href={`${root}/${submission.id}/canvas${search}`}
              prefetch={false}
              className="text-sm text-accent underline underline-offset-2"
            >
              Open on the canvas
            </Link>
          )}
          <ReviewFilter root={root} query={query} />
          {place.count > 0 && (
            <span className="num text-sm text-ink-soft">
              {Math.min(place.number, place.count)} of {place.count}
            </span>
          )}
          <ReviewKeys
            before={way(place.before)}
            after={way(place.after)}
            // What an admin opens is noted, so nothing is opened that they did not ask for.
            ahead={open.role !== null}
          />
        </div>
      </div>
      {report === null || titles === null ? (
        <>
          <Notice kind="info">It has no grade yet. Comments come with the report.</Notice>
          <div className="mt-6">
            <LegibleFigure diagram={diagram} title="The submitted diagram" />
          </div>
        </>
      ) : (
        <ReviewDesk
          key={submission.id}
          of={{
            assignmentId,
            submissionId: submission.id,
            diagram,
            checks: report.findings
              .toSorted((a, b) => Number(a.passed) - Number(b.passed))
              .map((finding) => finding.id),
            names: titles,
            group,
            who: reviewed.name,
          }}
          report={{ report, diagram, titles }}
          threads={threads}
          bank={bank}
          closed={open.cohort.archivedAt !== null}
          marked={reviewed.marked}
          points={{
            automatic: report.score,
            outOf: reviewed.outOf,
            hand: reviewed.hand,
            version: reviewed.version,
          }}
          rubric={{ items, picked, edit: open.powers.assign ? `${back}#rubric` : null }}
          actions={ACTIONS}
        >
          {loaded && (
            <section aria-label="Settings" className="mt-10">
              <h2 className="mb-3 text-xl font-semibold">Settings</h2>
              <DesignSettings mission={loaded.mission} diagram={diagram} />
            </section>
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
          {tries.length > 1 && (
            <section aria-label="All tries" className="mt-10">
              <h2 className="mb-3 text-xl font-semibold">All tries of {reviewed.name}</h2>
              <SubmissionList
                submissions={tries}
                current={submission.id}
                href={(one) => `${root}/${one}?show=all`}
              />
            </section>
          )}
        </ReviewDesk>
      )}
    </ClassFrame>
  );
}
