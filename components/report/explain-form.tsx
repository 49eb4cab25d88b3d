'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LegibleFigure, PINNED } from '@/components/drawing/legible-figure';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { MOST_NOTE } from '@/core/explanations/decision';
import type { Explained, Explanation, Question } from '@/core/explanations/explanation';
import type { ReasonId } from '@/core/explanations/reasons';
import type { ActionResult } from '@/core/shared/action-result';
import { TriedReasons } from './explanation-list';
import { type Trials, useTrials } from './use-trials';

export type Explain = (input: {
  submission: string;
  explanation: Explanation;
}) => Promise<ActionResult<unknown>>;

function read(form: HTMLFormElement, questions: readonly Question[]): Explanation {
  const data = new FormData(form);
  return questions.map(({ decision, offered }) => {
    const picked = new Set(data.getAll(`reasons ${decision.id}`));
    return {
      decision: decision.id,
      reasons: offered.map(({ id }): ReasonId => id).filter((id) => picked.has(id)),
      note: String(data.get(`note ${decision.id}`) ?? '').trim(),
    };
  });
}

function QuestionFields({
  question: { decision, offered },
  given,
  explained,
  trials,
  onPoint,
}: {
  question: Question;
  given: Explanation[number] | undefined;
  explained: Explained | undefined;
  trials: Pick<Trials, 'phase' | 'verdictOf'>;
  onPoint: () => void;
}) {
  return (
    <fieldset
      onFocus={onPoint}
      className="min-w-0 rounded-sheet scroll-mt-80 border border-line bg-sheet p-4 focus-within:border-accent"
    >
      <legend className="float-left mb-2 w-full font-medium">{decision.text}</legend>
      <ul className="clear-both grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {offered.map(({ id, label }) => (
          <li key={id}>
            <label className="flex gap-3 py-1 text-sm">
              <input
                type="checkbox"
                name={`reasons ${decision.id}`}
                value={id}
                defaultChecked={given?.reasons.includes(id) === true}
                className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]"
              />
              {label}
            </label>
          </li>
        ))}
      </ul>
      <label className="mt-2 block text-xs text-ink-faint">
        In your own words, if you like
        <textarea
          name={`note ${decision.id}`}
          rows={2}
          maxLength={MOST_NOTE}
          defaultValue={given?.note ?? ''}
          className="mt-1 block w-full rounded border border-line-strong bg-paper p-2 text-sm text-ink"
        />
      </label>
      {explained && explained.reasons.length > 0 && (
        <div className="mt-3 border-t border-line pt-2">
          <p className="text-xs font-semibold text-ink-soft">What happens without it</p>
          <TriedReasons explained={explained} trials={trials} />
        </div>
      )}
    </fieldset>
  );
}

/** Asks for the reasons behind each decision of the learner's own design, and tries the picked ones: each decision is undone. */
export function ExplainForm({
  submissionId,
  mission,
  missionSlug,
  diagram,
  questions,
  explanation,
  explained,
  explain,
}: {
  submissionId: string;
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  questions: Question[];
  explanation: Explanation | null;
  explained: Explained[];
  explain: Explain;
}) {
  const router = useRouter();
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  const [busy, setBusy] = useState(false);
  const trials = useTrials();
  const { start, stop, phase, problem } = trials;
  useEffect(() => {
    if (explained.some(({ reasons }) => reasons.length > 0))
      start({ mission, missionSlug, diagram }, explained);
  }, [explained, mission, missionSlug, diagram, start]);
  const [pointed, setPointed] = useState(questions[0]?.decision ?? null);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result) said.current?.focus();
  }, [result]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answers = read(event.currentTarget, questions);
    setBusy(true);
    try {
      const answer = await explain({ submission: submissionId, explanation: answers });
      setResult(answer);
      if (answer.ok) router.refresh();
    } catch {
      const message = 'The server could not be reached. Nothing was saved; try again.';
      setResult({ ok: false, code: 'unreachable', message });
    }
    setBusy(false);
  };
  const marked = {
    components: new Set(pointed ? [pointed.component] : []),
    connections: new Set(pointed?.connection ? [pointed.connection] : []),
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div className="z-10 border-b border-line bg-paper pb-2 md:sticky md:top-14">
        <LegibleFigure diagram={diagram} title="Your design" className={PINNED} marked={marked} />
      </div>
      <div ref={said} tabIndex={-1} className="scroll-mt-64 outline-none">
        {result?.ok && (
          <Notice kind="good">
            Kept. Each decision is undone in turn, and the design is run without it.
          </Notice>
        )}
        {problem !== null && <Notice kind="trouble">{problem}</Notice>}
        {result && !result.ok && <Notice kind="trouble">{result.message}</Notice>}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {questions.map((question) => (
          <QuestionFields
            key={question.decision.id}
            question={question}
            given={explanation?.find(({ decision }) => decision === question.decision.id)}
            explained={explained.find(({ decision }) => decision.id === question.decision.id)}
            trials={trials}
            onPoint={() => setPointed(question.decision)}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton look="primary" disabled={busy}>
          {explanation === null ? 'Try these reasons' : 'Try again'}
        </SubmitButton>
        {phase === 'running' && (
          <Button type="button" look="plain" onClick={stop}>
            Stop trying
          </Button>
        )}
        <Link href={`/submissions/${submissionId}`} className={buttonClass('quiet')}>
          {explanation === null ? 'Skip, back to the report' : 'Back to the report'}
        </Link>
      </div>
    </form>
  );
}
