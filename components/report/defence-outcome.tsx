'use client';

import { useEffect, useRef } from 'react';
import type { Finding } from '@/core/contracts/grade-report';
import type { MissionCheck } from '@/core/contracts/mission-schema';
import type { DefenceResult } from '@/core/grading/defence';
import { promiseOf } from '@/core/missions/promise';

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
  findings,
}: {
  result: DefenceResult;
  checks: MissionCheck[];
  findings: Finding[];
}) {
  const verdict = useRef<HTMLParagraphElement>(null);
  useEffect(() => verdict.current?.focus(), []);
  return (
    <section aria-label="What the run showed" className="flex flex-col gap-4">
      <p ref={verdict} tabIndex={-1} className="text-lg font-semibold outline-none">
        {result.right ? 'Exactly as you said.' : 'Not quite as you said.'}
      </p>
      {result.foreseen.length + result.missed.length === 0 && (
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
                const finding = findings.find((candidate) => candidate.id === id);
                return (
                  <li key={id} className="border-l-2 border-line pl-3 text-sm">
                    {check && promiseOf(check)}
                    {finding && <span className="block text-ink-soft">{finding.message}</span>}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
