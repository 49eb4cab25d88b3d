'use client';

import { useEffect, useRef } from 'react';
import type { Finding } from '@/core/contracts/grade-report';
import type { MissionCheck } from '@/core/contracts/mission-schema';
import type { DefenceResult } from '@/core/grading/defence';
import { promiseOf } from '@/core/missions/promise';
import { setText } from '@/core/shared/set-text';

const GROUPS = [
  { key: 'foreseen', title: 'Broke, as you said', ink: 'text-good', sign: '✓' },
  { key: 'missed', title: 'Broke, and you did not expect it', ink: 'text-trouble', sign: '✗' },
  {
    key: 'feared',
    title: 'Held, though you thought it would break',
    ink: 'text-trouble',
    sign: '✗',
  },
] as const;

/** What the run showed, against what was expected; each broken promise with its evidence. */
export function DefenceOutcome({
  result,
  checks,
  before,
  after,
}: {
  result: DefenceResult;
  checks: MissionCheck[];
  /** Findings of the design as it is. */
  before: readonly Finding[];
  /** Findings of the changed design; those that the change cannot touch are missing. */
  after: readonly Finding[];
}) {
  const verdict = useRef<HTMLParagraphElement>(null);
  useEffect(() => verdict.current?.focus(), []);
  const found = (id: string) => after.find((finding) => finding.id === id);
  const open = checks.filter(({ id }) => found(id)?.judged === false);
  const told = new Set([...result.foreseen, ...result.missed, ...result.feared]);
  const held = checks.filter(({ id }) => !told.has(id) && found(id)?.judged !== false);
  return (
    <section aria-label="What the run showed" className="flex flex-col gap-4">
      <p ref={verdict} tabIndex={-1} className="text-lg font-semibold outline-none">
        {result.right ? 'Exactly as you said.' : 'Not quite as you said.'}
      </p>
      {open.length > 0 && (
        <p className="text-sm text-ink-soft">
          The changed design could not be run to the end, so this is left open:{' '}
          {open.map((check) => promiseOf(check)).join(' ')}
        </p>
      )}
      {result.foreseen.length + result.missed.length === 0 && open.length === 0 && (
        <p className="text-sm text-ink-soft">Every promise still holds.</p>
      )}
      {GROUPS.map(({ key, title, ink, sign }) => {
        const ids = result[key];
        if (ids.length === 0) return null;
        return (
          <div key={key}>
            <h3 className={`text-sm font-semibold ${ink}`}>
              <span aria-hidden="true">{sign} </span>
              {title}
            </h3>
            <ul className="mt-1 flex flex-col gap-2">
              {ids.map((id) => {
                const check = checks.find((candidate) => candidate.id === id);
                return (
                  <li key={id} className="border-l-2 border-line pl-3 text-sm">
                    {check && promiseOf(check)}
                    <BeforeAndAfter
                      before={before.find((finding) => finding.id === id)}
                      after={after.find((finding) => finding.id === id)}
                    />
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      {held.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer font-semibold text-ink-soft">
            Held, as you said ({held.length})
          </summary>
          <ul className="mt-1 flex flex-col gap-2">
            {held.map((check) => (
              <li key={check.id} className="border-l-2 border-line pl-3">
                {promiseOf(check)}
                <BeforeAndAfter
                  before={before.find(({ id }) => id === check.id)}
                  after={after.find(({ id }) => id === check.id)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What was found of the design as it is and of the changed one; one sentence where the change touched nothing. */
function BeforeAndAfter({
  before,
  after,
}: {
  before: Finding | undefined;
  after: Finding | undefined;
}) {
  if (!before) return null;
  if (!after) {
    return (
      <span className="block text-ink-soft">
        {setText(before.message)} In that run the change could make no difference.
      </span>
    );
  }
  return (
    <>
      <span className="block text-ink-soft">Before: {setText(before.message)}</span>
      <span className="block text-ink-soft">Now: {setText(after.message)}</span>
    </>
  );
}
