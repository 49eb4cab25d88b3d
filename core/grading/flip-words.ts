import type { Flip, FlipReason, RegradeNotice } from '../contracts/regrade-line';

const KINDS: Record<Flip['kind'], string> = {
  broken: 'No longer kept',
  kept: 'Kept now',
  added: 'New promise',
  gone: 'No longer asked',
  points: 'Worth something else',
};

/** What became of a promise, in two or three words. */
export const flipKind = (kind: Flip['kind']) => KINDS[kind];

/** How the points of a promise changed: `+30`, `−5`, `±0`. */
export function flipPoints({ from, to }: Pick<Flip, 'from' | 'to'>): string {
  const change = (to ?? 0) - (from ?? 0);
  if (change === 0) return '±0';
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** Why a verdict differs, as a sentence. `titles` are those of the mission's scenarios. */
export function flipReason(reason: FlipReason, titles: Readonly<Record<string, string>>): string {
  switch (reason.why) {
    case 'rule':
      return `The rule has changed: ${reason.changes
        .map(({ name, from, to }) => {
          if (from === null) return `${name} is ${to} now and was not set`;
          return to === null
            ? `${name} was ${from} and is not set now`
            : `${name} was ${from} and is ${to} now`;
        })
        .join('; ')}.`;
    case 'added':
      return 'The mission did not ask for this before.';
    case 'gone':
      return 'The mission does not ask for this any more.';
    case 'points':
      return 'The mission gives other points for it.';
    case 'prices':
      return 'The prices of the mission have changed.';
    case 'scenario':
      return reason.scenarios.length === 1
        ? `What happens in “${titles[reason.scenarios[0] ?? ''] ?? reason.scenarios[0]}” has changed.`
        : `What happens in ${reason.scenarios.length} of its scenarios has changed.`;
    case 'engine':
      return `Version ${reason.to} of the simulation works otherwise than version ${reason.from} did.`;
    case 'unknown':
      return 'The rules of then were not kept, so what has changed about it cannot be told.';
  }
}

/** What a learner is told of a hand-in whose grade was made anew, or given back, in one sentence. */
export function noticeWords({
  undone,
  from,
  to,
}: Pick<RegradeNotice, 'undone' | 'from' | 'to'>): string {
  const points = (one: { earned: number; total: number }) => `${one.earned} of ${one.total}`;
  const change = `${points(from)} points became ${points(to)} points`;
  const same = from.earned === to.earned && from.total === to.total;
  const what = undone
    ? 'Your design has the grade again that it had before it was graded anew'
    : 'Your design was graded anew, by the rules of today';
  return same ? `${what}. Its points are the same.` : `${what}: ${change}.`;
}
