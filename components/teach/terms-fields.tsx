'use client';

import { TextField } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import type { TermsInput } from '@/core/classes/assignment-input';
import type { Problem } from '@/core/shared/problem';

const LATE = [
  { value: 'accept', label: 'counts whole, marked late' },
  { value: 'penalty', label: 'loses points for each day' },
  { value: 'refuse', label: 'does not count' },
] as const;
const COUNTS = [
  { value: 'best', label: 'the best try' },
  { value: 'latest', label: 'the latest try' },
  { value: 'first', label: 'the first try' },
] as const;
const RELEASE = [
  { value: 'atOnce', label: 'at once' },
  { value: 'afterDue', label: 'after the due date' },
  { value: 'onDate', label: 'on a date' },
  { value: 'byHand', label: 'when you release them' },
] as const;

/** Terms that nobody has to think about: no dates, any number of tries, the best counts. */
export const usualTerms = (zone: string): TermsInput => ({
  opens: null,
  due: null,
  closes: null,
  zone,
  attempts: null,
  lateRule: 'accept',
  latePercent: 10,
  points: 100,
  counts: 'best',
  release: 'atOnce',
  releases: null,
  anonymous: false,
});

/** What the fields of a form say. */
export function readTerms(form: FormData, zone: string): TermsInput {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const date = (name: string) => text(name).slice(0, 16) || null;
  const one = <T extends string>(options: readonly { value: T }[], name: string, usual: T) =>
    options.find(({ value }) => value === text(name))?.value ?? usual;
  return {
    opens: date('opens'),
    due: date('due'),
    closes: date('closes'),
    zone,
    attempts: text('attempts') === '' ? null : Number(text('attempts')),
    lateRule: one(LATE, 'lateRule', 'accept'),
    latePercent: Number(text('latePercent') || 0),
    points: Number(text('points')),
    counts: one(COUNTS, 'counts', 'best'),
    release: one(RELEASE, 'release', 'atOnce'),
    releases: date('releases'),
    anonymous: form.has('anonymous'),
  };
}

/** The fields of an assignment's terms: dates first, the rest folded. */
export function TermsFields({
  terms,
  problems,
}: {
  terms: TermsInput;
  problems: readonly Problem[];
}) {
  const problem = (name: string) => {
    const message = problems.find(({ path }) => path === `terms.${name}` || path === name)?.message;
    return message ? { error: message } : {};
  };
  const date = (name: 'opens' | 'due' | 'closes', label: string) => (
    <TextField
      label={label}
      name={name}
      type="datetime-local"
      defaultValue={terms[name] ?? ''}
      {...problem(name)}
    />
  );
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        {date('due', 'Due')}
        {date('opens', 'Opens')}
        {date('closes', 'Closes')}
      </div>
      <p className="text-xs text-ink-faint">
        In the time of {terms.zone.replaceAll('_', ' ')}. Leave a date empty for none. What is
        received after closing is practice and does not count.
      </p>
      <details className="rounded border border-line px-3 py-2">
        <summary className="text-sm font-medium">Points, tries, being late</summary>
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <TextField
            label="Points"
            name="points"
            type="number"
            min={0}
            max={10_000}
            required
            defaultValue={terms.points}
            {...problem('points')}
          />
          <TextField
            label="Tries that count"
            name="attempts"
            type="number"
            min={1}
            max={1000}
            defaultValue={terms.attempts ?? ''}
            help="Empty for no limit."
            {...problem('attempts')}
          />
          <SelectField
            label="What counts"
            name="counts"
            options={COUNTS}
            defaultValue={terms.counts}
          />
          <SelectField
            label="Late work"
            name="lateRule"
            options={LATE}
            defaultValue={terms.lateRule}
          />
          <TextField
            label="Per cent lost for each day late"
            name="latePercent"
            type="number"
            min={0}
            max={100}
            defaultValue={terms.latePercent}
            help="Only where late work loses points."
            {...problem('latePercent')}
          />
          <SelectField
            label="Learners see points and comments"
            name="release"
            options={RELEASE}
            defaultValue={terms.release}
          />
          <TextField
            label="On which date"
            name="releases"
            type="datetime-local"
            defaultValue={terms.releases ?? ''}
            help="Only where they see them on a date."
            {...problem('releases')}
          />
          <label className="flex min-h-11 items-center gap-2 text-sm">
            <input type="checkbox" name="anonymous" defaultChecked={terms.anonymous} />
            Review without the names of learners
          </label>
        </div>
      </details>
    </>
  );
}
