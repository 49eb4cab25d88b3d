'use client';

/** Sure or unsure, if the learner cares to say. */
export function Certainty({
  sure,
  onChange,
}: {
  sure: boolean | null;
  onChange: (sure: boolean) => void;
}) {
  return (
    <fieldset className="flex items-center gap-3 text-sm text-ink-soft">
      <legend className="float-left mr-1">How sure are you?</legend>
      {([true, false] as const).map((value) => (
        <label key={`${value}`} className="flex min-h-9 items-center gap-1.5">
          <input
            type="radio"
            name="certainty"
            className="accent-[var(--accent)]"
            checked={sure === value}
            onChange={() => onChange(value)}
          />
          {value ? 'Sure' : 'Unsure'}
        </label>
      ))}
    </fieldset>
  );
}
