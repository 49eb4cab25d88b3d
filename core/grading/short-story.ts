import type { LeftOut, StoryStep } from '../contracts/story-step';

const FIRST_STEPS = 3;
const LAST_STEPS = 16;

const isFault = ({ kind }: StoryStep) => kind === 'fault-begins' || kind === 'fault-ends';

/**
 * What a report keeps of a story: no faults of components that the item never met, and of a long story the beginning, the last
 * death of who held the item, and the end, where the promise breaks.
 */
export function shortStory(steps: readonly StoryStep[]): (StoryStep | LeftOut)[] {
  const met = new Set(
    steps.flatMap((step) => (!isFault(step) && 'component' in step ? [step.component] : [])),
  );
  const own = steps.filter(
    (step) => !isFault(step) || ('component' in step && met.has(step.component)),
  );
  if (own.length <= FIRST_STEPS + LAST_STEPS + 1) return own;
  const end = own.length - LAST_STEPS;
  const death = own.slice(FIRST_STEPS, end).findLastIndex(({ kind }) => kind === 'dies');
  const at = FIRST_STEPS + death;
  const told = death < 0 ? own.slice(end, end) : own.slice(at, at + 1);
  // A death takes the places of two steps: its own, and that of what is left out after it.
  const last = death < 0 ? end : end + 2;
  const before = (death < 0 ? end : at) - FIRST_STEPS;
  const after = death < 0 ? 0 : last - at - 1;
  return [
    ...own.slice(0, FIRST_STEPS),
    ...leftOut(before),
    ...told,
    ...leftOut(after),
    ...own.slice(last),
  ];
}

const leftOut = (steps: number): LeftOut[] => (steps > 0 ? [{ kind: 'left-out', steps }] : []);
