'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import { LENGTHS, type Length } from '@/core/interview/steps';
import type { ActionResult } from '@/core/shared/action-result';
import { LENGTH_WORDS } from './round-words';

/** Chooses mission and length of a round, and begins it. */
export function BeginForm({
  missions,
  chosen,
  assigned,
  sealed: wanted,
  begin,
}: {
  missions: readonly { slug: string; title: string }[];
  chosen: string | null;
  /** Missions over which a class has set a round. */
  assigned: readonly string[];
  /** Whether the round is meant for the class from the start. */
  sealed: boolean;
  begin: (input: {
    mission: string;
    length: Length;
    stretched: boolean;
    sealed: boolean;
  }) => Promise<ActionResult<string>>;
}) {
  const router = useRouter();
  const first = missions.find(({ slug }) => slug === chosen) ?? missions[0];
  const [mission, setMission] = useState(first?.slug ?? '');
  const [length, setLength] = useState<Length>(45);
  const [stretched, setStretched] = useState(false);
  const [forClass, setForClass] = useState(wanted);
  const isAssigned = assigned.includes(mission);
  const sealed = isAssigned && forClass;
  const { ask, busy, error } = useAsk('The server could not be reached. Try again.');
  return (
    <form
      className="flex max-w-xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(
          () => begin({ mission, length, stretched, sealed }),
          (id) => router.push(`/interview/${id}`),
        );
      }}
    >
      <SelectField
        name="mission"
        label="Mission"
        value={mission}
        onChange={(event) => setMission(event.target.value)}
        options={missions.map(({ slug, title }) => ({ value: slug, label: title }))}
        help="Best one that you have not drawn yet: its brief is part of what you ask for."
      />
      <SelectField
        name="length"
        label="Length"
        value={String(length)}
        onChange={(event) =>
          setLength(LENGTHS.find((minutes) => String(minutes) === event.target.value) ?? 45)
        }
        options={LENGTHS.map((minutes) => ({
          value: String(minutes),
          label: LENGTH_WORDS[minutes],
        }))}
        help="Nothing is cut off. A step that takes longer is noted in the report."
      />
      {length !== 0 && (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            checked={stretched}
            onChange={(event) => setStretched(event.target.checked)}
          />
          Half as much time again for each step
        </label>
      )}
      {isAssigned && (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            checked={forClass}
            onChange={(event) => setForClass(event.target.checked)}
          />
          For your class: its result counts, and no interviewer can be invited
        </label>
      )}
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <div>
        <SubmitButton look="primary" className="min-h-11" disabled={busy || mission === ''}>
          Begin the round
        </SubmitButton>
      </div>
    </form>
  );
}
