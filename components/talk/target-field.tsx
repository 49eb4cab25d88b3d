'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { type TalkTarget, WHOLE } from '@/core/contracts/talk-line';
import { instantPart, readInstant } from '@/core/grading/run-instant';
import { allTargets, type TargetNames, targetValue, targetWords } from './target-words';

/** Chooses what a text is about: something of the design, or an instant of one of its runs. */
export function TargetField({
  diagram,
  checks,
  names,
  target,
  onTarget,
}: {
  diagram: Diagram;
  checks: readonly string[];
  /** With how long each scenario looks, ms. */
  names: TargetNames & { horizons: Readonly<Record<string, number>> };
  target: TalkTarget;
  onTarget: (target: TalkTarget) => void;
}) {
  const targets = allTargets(diagram, checks);
  const scenarios = Object.keys(names.horizons);
  const instant = target.kind === 'instant' ? readInstant(target.part) : null;
  // As it was typed: "1." on the way to "1.5" is a number too.
  const [seconds, setSeconds] = useState('0');
  const set = (scenario: string, typed: string) => {
    setSeconds(typed);
    const most = names.horizons[scenario] ?? 0;
    const ms = Math.round(Number(typed) * 1_000);
    onTarget({
      kind: 'instant',
      part: instantPart({ scenario, ms: Math.min(Math.max(ms || 0, 0), most) }),
    });
  };
  return (
    <>
      <SelectField
        label="About"
        name="target"
        value={instant === null ? targetValue(target) : 'instant'}
        onChange={({ target: { value } }) => {
          if (value === 'instant') set(scenarios[0] ?? '', '0');
          else onTarget(targets.find((one) => targetValue(one) === value) ?? WHOLE);
        }}
        options={[
          ...targets.map((one) => ({
            value: targetValue(one),
            label: targetWords(one, diagram, names),
          })),
          ...(scenarios.length > 0 ? [{ value: 'instant', label: 'an instant of a run …' }] : []),
        ]}
      />
      {instant !== null && (
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-end gap-2">
          <SelectField
            label="In"
            name="scenario"
            value={instant.scenario}
            onChange={(event) => set(event.target.value, seconds)}
            options={scenarios.map((id) => ({ value: id, label: names.scenarios[id] ?? id }))}
          />
          <TextField
            label="Second"
            name="second"
            type="number"
            min={0}
            max={(names.horizons[instant.scenario] ?? 0) / 1_000}
            step="any"
            value={seconds}
            onChange={(event) => set(instant.scenario, event.target.value)}
          />
        </div>
      )}
    </>
  );
}
