'use client';

import { Play } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useMemo, useRef, useState } from 'react';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { checksToRun } from '@/core/grading/can-change';
import { defenceRounds, judgeDefence } from '@/core/grading/defence';
import { promiseOf } from '@/core/missions/promise';
import { DefenceOutcome } from './defence-outcome';
import { usePracticeGrade } from './use-practice-grade';

const ROUNDS = 3;
const SEED = 'practice';

/** Changes one thing in the learner's own diagram, asks which promises break, then runs it and shows. */
export function Defence({
  mission,
  missionSlug,
  diagram,
  findings,
  runs,
  seed,
  submissionId,
}: {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  /** What the grade said of the design as it is. */
  findings: readonly Finding[];
  /** The runs that the grade rests on. */
  runs: readonly ScenarioRun[];
  seed: string;
  submissionId: string;
}) {
  const rounds = useMemo(
    () => defenceRounds(mission, diagram, seed, ROUNDS),
    [mission, diagram, seed],
  );
  const promises = useMemo(() => {
    const held = new Set(findings.filter(({ passed }) => passed).map(({ id }) => id));
    return mission.stages.flatMap((stage) => stage.checks).filter(({ id }) => held.has(id));
  }, [mission, findings]);
  const [at, setAt] = useState(0);
  const [expected, setExpected] = useState<string[]>([]);
  const [right, setRight] = useState(0);
  const grade = usePracticeGrade();
  const round = rounds[at];
  // The button that was pressed has gone: go on at the new heading.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (at > 0) heading.current?.focus();
  }, [at]);

  if (rounds.length === 0) {
    return (
      <div>
        <h2 className="text-xl font-semibold">There is nothing to change</h2>
        <p className="mt-2 max-w-[68ch] text-ink-soft">
          You have added no part to this design, so there is none to take away or weaken.
        </p>
        <Link href={`/submissions/${submissionId}`} className={buttonClass('primary', 'mt-4')}>
          Back to the report
        </Link>
      </div>
    );
  }

  if (!round) {
    return (
      <div>
        <h2 ref={heading} tabIndex={-1} className="num text-2xl font-semibold outline-none">
          {right} of {rounds.length} foreseen exactly
        </h2>
        <p className="mt-2 max-w-[68ch] text-ink-soft">
          {right === rounds.length
            ? 'You know what each part of your design is for.'
            : 'A part whose loss surprises you is a part worth reading about.'}
        </p>
        <Link href={`/submissions/${submissionId}`} className={buttonClass('primary', 'mt-4')}>
          Back to the report
        </Link>
      </div>
    );
  }

  const { state } = grade;
  const marked = { components: new Set([round.target]), connections: new Set([round.target]) };
  const broken =
    state.phase === 'done'
      ? state.findings.filter((f) => !f.passed && f.judged).map((f) => f.id)
      : [];
  const result = state.phase === 'done' ? judgeDefence(expected, broken) : null;
  const run = () => {
    // What the change cannot touch keeps its verdict, and is not run again.
    const checks = checksToRun(diagram, round, promises, runs);
    grade.start({
      mission: { ...mission, stages: [{ title: 'Defence', checks }] },
      missionSlug,
      diagram: round.diagram,
      seed: SEED,
    });
  };
  const toggle = (id: string) =>
    setExpected((before) =>
      before.includes(id) ? before.filter((other) => other !== id) : [...before, id],
    );
  const next = () => {
    if (result?.right) setRight(right + 1);
    setAt(at + 1);
    setExpected([]);
    grade.reset();
  };

  return (
    <div className="flex flex-col gap-6">
      <p className="num text-sm text-ink-faint">
        Change {at + 1} of {rounds.length}
      </p>
      <h2 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
        {round.change}
      </h2>
      <div className="rounded-sheet border border-line bg-paper">
        <LegibleFigure diagram={round.diagram} title="The changed design" marked={marked} />
      </div>
      {!result && (
        <fieldset>
          <legend className="mb-2 font-medium">
            Which promises does the design break now? Choose all of them, or none.
          </legend>
          <ul className="grid gap-2 sm:grid-cols-2">
            {promises.map((check) => (
              <li key={check.id}>
                <label className="flex h-full gap-3 rounded-sheet border border-line bg-sheet px-4 py-3 text-sm has-checked:border-accent">
                  <input
                    type="checkbox"
                    className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]"
                    disabled={state.phase === 'running'}
                    checked={expected.includes(check.id)}
                    onChange={() => toggle(check.id)}
                  />
                  {promiseOf(check)}
                </label>
              </li>
            ))}
          </ul>
          <div className="mt-4 flex items-center gap-4">
            <Button look="primary" disabled={state.phase === 'running'} onClick={run}>
              <Play size={14} aria-hidden="true" />
              {state.phase === 'running' ? 'Running …' : 'Run the changed design'}
            </Button>
            {state.phase === 'running' && (
              <progress
                aria-label="Progress of the run"
                className="h-2 w-40 accent-[var(--accent)]"
                value={state.share}
              />
            )}
            {state.phase === 'running' && (
              <Button type="button" look="plain" onClick={grade.reset}>
                Stop
              </Button>
            )}
          </div>
        </fieldset>
      )}
      {state.phase === 'failed' && <Notice kind="trouble">{state.reason}</Notice>}
      {result && state.phase === 'done' && (
        <>
          <DefenceOutcome
            result={result}
            checks={promises}
            before={findings}
            after={state.findings}
          />
          <Button look="primary" className="self-start" onClick={next}>
            {at + 1 < rounds.length ? 'Next change' : 'See how you did'}
          </Button>
        </>
      )}
    </div>
  );
}
