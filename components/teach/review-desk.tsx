'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';
import { GradeView } from '@/components/report/grade-view';
import type { TalkActions } from '@/components/talk/talk-actions';
import { TalkList } from '@/components/talk/talk-list';
import { TalkMarks } from '@/components/talk/talk-marks';
import { SaidAbout } from '@/components/talk/talk-report';
import { targetWords } from '@/components/talk/target-words';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { RubricItem } from '@/core/contracts/rubric';
import type { KeptText, TalkThread } from '@/core/contracts/talk-line';
import type { ActionResult } from '@/core/shared/action-result';
import { AlsoHere, type KeepOpen } from './also-here';
import { type CommentActions, type Commented, CommentForm } from './comment-form';
import { type GivePoints, type Points, PointsForm } from './points-form';
import { type PickItem, RubricPicks } from './rubric-picks';

type Mark = (input: {
  assignmentId: string;
  submissionId: string;
  looked: boolean;
}) => Promise<ActionResult<unknown>>;

/** A submission under review: its report, and beside it what is said about it. Made anew for each submission. */
export function ReviewDesk({
  of,
  report,
  threads,
  bank,
  closed,
  marked,
  points,
  rubric,
  actions,
  children,
}: {
  of: Commented;
  report: Omit<ComponentProps<typeof GradeView>, 'children'>;
  threads: readonly TalkThread[];
  bank: readonly KeptText[];
  /** Nothing can be said: the class is archived. */
  closed: boolean;
  marked: boolean;
  points: Points;
  rubric: { items: readonly RubricItem[]; picked: readonly string[]; edit: string | null };
  actions: TalkActions &
    CommentActions & { mark: Mark; give: GivePoints; pick: PickItem; keepOpen: KeepOpen };
  /** What stands beneath the report. */
  children: React.ReactNode;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const { assignmentId, submissionId, diagram, names } = of;
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="min-w-0">
        <p className="mb-4 text-sm xl:hidden">
          <a href="#comments" className="text-accent underline underline-offset-2">
            Comments and points
          </a>{' '}
          stand below the report.
        </p>
        <GradeView
          {...report}
          over={(drawn, box) => <TalkMarks threads={threads} diagram={drawn} box={box} />}
          beside={(finding) => <SaidAbout threads={threads} finding={finding} />}
        />
        {children}
      </div>
      <aside
        id="comments"
        aria-label="Comments"
        className="min-w-0 scroll-mt-20 xl:sticky xl:top-16 xl:max-h-[calc(100dvh-5rem)] xl:overflow-y-auto xl:pr-1 xl:pb-4"
      >
        <div className="mb-3 flex items-baseline justify-between gap-3">
          <h2 className="text-xl font-semibold">Comments</h2>
          {!closed && points.hand === null && (
            <Button
              look="quiet"
              disabled={busy}
              aria-pressed={marked}
              onClick={() =>
                void ask(
                  () => actions.mark({ assignmentId, submissionId, looked: !marked }),
                  () => router.refresh(),
                )
              }
            >
              {marked ? '✓ Looked through' : 'Looked through'}
            </Button>
          )}
        </div>
        <AlsoHere
          assignmentId={assignmentId}
          submissionId={submissionId}
          keepOpen={actions.keepOpen}
        />
        {error && <Notice kind="trouble">{error.message}</Notice>}
        {threads.length === 0 && (
          <p className="mb-4 text-sm text-ink-soft">No one has commented on it yet.</p>
        )}
        <div className="mb-6">
          <TalkList
            threads={threads}
            how={{
              side: 'staff',
              words: ({ target }) => targetWords(target, diagram, names),
              toGroup: 'to the group',
              actions,
              closed,
              answerGroup: null,
            }}
          />
        </div>
        <RubricPicks
          assignmentId={assignmentId}
          submissionId={submissionId}
          {...rubric}
          pick={closed ? null : actions.pick}
        />
        <PointsForm
          assignmentId={assignmentId}
          submissionId={submissionId}
          points={points}
          give={closed ? null : actions.give}
        />
        {!closed && <CommentForm of={of} bank={bank} actions={actions} />}
      </aside>
    </div>
  );
}
