import type { LeftOut, StoryStep } from '../contracts/story-step';

const FIRST_STEPS = 3;
const LAST_STEPS = 16;

const isFault = ({ kind }: StoryStep) => kind === 'fault-begins' || kind === 'fault-ends';

/**
 * What a report keeps of a story: no faults of components that the item never met, and of a long story the beginning
 * and the end, where the promise breaks.
 */
export function shortStory(steps: readonly StoryStep[]): (StoryStep | LeftOut)[] {
  const met = new Set(
    steps.flatMap((step) => (!isFault(step) && 'component' in step ? [step.component] : [])),
  );
  const own = steps.filter(
    (step) => !isFault(step) || ('component' in step && met.has(step.component)),
  );
  if (own.length <= FIRST_STEPS + LAST_STEPS + 1) return own;
  const left = own.length - FIRST_STEPS - LAST_STEPS;
  return [
    ...own.slice(0, FIRST_STEPS),
    { kind: 'left-out', steps: left },
    ...own.slice(-LAST_STEPS),
  ];
}
