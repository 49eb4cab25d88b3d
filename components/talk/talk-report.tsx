'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, useState } from 'react';
import { GradeView } from '@/components/report/grade-view';
import { SelectField } from '@/components/ui/select-field';
import type { Finding } from '@/core/contracts/grade-report';
import { type TalkTarget, type TalkThread, WHOLE } from '@/core/contracts/talk-line';
import type { AskAction, TalkActions } from './talk-actions';
import { OwnTalkForm } from './talk-form';
import { TalkList } from './talk-list';
import { TalkMarks, talkId } from './talk-marks';
import { targetWords } from './target-words';

/** A class that can be asked about a submission. */
export interface Askable {
  assignmentId: string;
  className: string;
}

/** The links to what is said about a promise. */
export function SaidAbout({
  threads,
  finding,
}: {
  threads: readonly TalkThread[];
  finding: Finding;
}) {
  return threads.flatMap(({ id, target }, i) =>
    target.kind === 'verdict' && target.part === finding.id
      ? [
          <a
            key={id}
            href={`#${talkId(id)}`}
            className="py-1 text-accent underline underline-offset-2"
          >
            Comment {i + 1}
          </a>,
        ]
      : [],
  );
}

/** A learner's own report with what their class says about it, and with questions to the class about any promise. */
export function TalkReport({
  submissionId,
  threads,
  askable,
  actions,
  ask,
  ...report
}: ComponentProps<typeof GradeView> & {
  submissionId: string;
  threads: readonly TalkThread[];
  askable: readonly Askable[];
  actions: TalkActions;
  ask: AskAction;
}) {
  const router = useRouter();
  const { diagram, titles } = report;
  const [asking, setAsking] = useState<TalkTarget | null>(null);
  const [assignmentId, setAssignmentId] = useState(askable[0]?.assignmentId ?? '');
  const is = (target: TalkTarget) => asking?.kind === target.kind && asking.part === target.part;
  const form = (target: TalkTarget, label: string) => (
    <div className="mt-3 basis-full">
      <OwnTalkForm
        label={label}
        button="Ask"
        send={(text) => ask({ assignmentId, submissionId, target, aboutId: null, text })}
        onSent={() => {
          setAsking(null);
          router.refresh();
        }}
        onCancel={() => setAsking(null)}
      >
        {askable.length > 1 && (
          <SelectField
            label="Which class"
            name={`class-${target.part ?? 'whole'}`}
            options={askable.map((one) => ({ value: one.assignmentId, label: one.className }))}
            value={assignmentId}
            onChange={(event) => setAssignmentId(event.target.value)}
          />
        )}
      </OwnTalkForm>
    </div>
  );
  const button = (target: TalkTarget, label: string) => (
    <button
      type="button"
      className="py-1 text-accent underline underline-offset-2"
      onClick={() => setAsking(target)}
    >
      {label}
    </button>
  );
  return (
    <>
      {(threads.length > 0 || askable.length > 0) && (
        <section aria-label="Comments" className="mb-8 max-w-3xl">
          <h2 className="mb-3 text-xl font-semibold">What your class says</h2>
          {threads.length === 0 && (
            <p className="text-sm text-ink-soft">
              Nothing yet. You can ask about the whole design here, and about each promise below.
            </p>
          )}
          <TalkList
            threads={threads}
            how={{
              side: 'learner',
              words: ({ target }) => targetWords(target, diagram, titles),
              toGroup: 'to everyone whose design is like yours',
              actions,
              closed: askable.length === 0,
              answerGroup: (thread, text) =>
                ask({
                  assignmentId: thread.assignmentId,
                  submissionId,
                  target: thread.target,
                  aboutId: thread.id,
                  text,
                }),
            }}
          />
          {askable.length > 0 && (
            <div className="mt-3 text-sm">
              {is(WHOLE)
                ? form(WHOLE, 'Your question about the design')
                : button(WHOLE, 'Ask about the whole design')}
            </div>
          )}
        </section>
      )}
      <GradeView
        {...report}
        over={(drawn, box) => <TalkMarks threads={threads} diagram={drawn} box={box} />}
        beside={(finding) => {
          const target: TalkTarget = { kind: 'verdict', part: finding.id };
          return (
            <>
              <SaidAbout threads={threads} finding={finding} />
              {askable.length > 0 &&
                (is(target)
                  ? form(target, 'What do you doubt about it?')
                  : button(target, 'Question this verdict'))}
            </>
          );
        }}
      />
    </>
  );
}
