import type { LeftOut, StoryStep, ToldStory } from '../contracts/story-step';
import { formatMs, formatNumber } from '../shared/format-number';

const EFFECTS: Record<string, string> = {
  outage: 'goes down',
  pause: 'stops answering',
  slow: 'becomes slow',
  reject: 'begins to refuse calls',
  'lose-answers': 'begins to lose answers',
  crash: 'loses replicas',
  flush: 'forgets everything',
};

const RECOVERIES: Record<string, string> = {
  outage: 'is back up',
  pause: 'answers again',
  slow: 'is as fast as before',
  reject: 'takes every call again',
  'lose-answers': 'loses no more answers',
  crash: 'has its replicas back',
  flush: 'fills again',
};

const ENDS = { accepted: 'is accepted', rejected: 'is refused', 'timed-out': 'times out' } as const;

/** A moment of a run as stories show it: `12.345 s` after the start. */
export function storyTime(ms: number): string {
  const rounded = Math.round(ms);
  const rest = `${rounded % 1000}`.padStart(3, '0');
  return `${formatNumber(Math.floor(rounded / 1000))}.${rest}\u00a0s`;
}

/** A step in words, without its time; `name` gives the learner's name of a component. */
export function stepWords(step: StoryStep | LeftOut, name: (id: string) => string): string {
  if (step.kind === 'left-out')
    return `… ${formatNumber(step.steps)} more ${step.steps === 1 ? 'step' : 'steps'} …`;
  if (step.kind === 'sets-out') return `Request ${formatNumber(step.request + 1)} sets out.`;
  if (step.kind === 'request-ended')
    return `Request ${formatNumber(step.request + 1)} ${ENDS[step.end]} after ${formatMs(step.tookMs)}.`;
  if (step.kind === 'asks-again') return `Request ${formatNumber(step.request + 1)} is made again.`;
  const component = `“${name(step.component)}”`;
  switch (step.kind) {
    case 'arrives':
      return `It arrives at ${component}.`;
    case 'begins':
      return `Replica ${formatNumber(step.replica)} of ${component} begins to work on it.`;
    case 'serves':
      return step.again ? `${component} serves it again: a duplicate.` : `${component} serves it.`;
    case 'done':
      return `${component} is done with it.`;
    case 'failed':
      return `${component} fails.`;
    case 'hit':
      return `${component} has the answer in memory.`;
    case 'joins':
      return `It waits for an answer that ${component} has already asked for.`;
    case 'answer-lost':
      return `The answer of ${component} gets lost.`;
    case 'dies':
      return `It dies with the replica of ${component} that held it.`;
    case 'kept-back':
      return `The caller does not call ${component}: it is spared.`;
    case 'shed':
      return `It has waited too long, and ${component} turns it away.`;
    case 'too-late':
      return `Nobody waits for it any more, and ${component} gives it up.`;
    case 'tries-again':
      return `${component} will try again.`;
    case 'gives-up':
      return `The caller gives up waiting for ${component}.`;
    case 'enters-queue':
      return `It enters ${component}.`;
    case 'taken':
      return `${component} takes it.`;
    case 'acknowledged':
      return `It is acknowledged and leaves ${component}.`;
    case 'received-too-often':
      return `${component} has handed it out as often as it may.`;
    case 'gone':
      return `It is gone: ${component} has no dead-letter queue.`;
    case 'given-back':
      return `It goes back to ${component}.`;
    case 'dropped':
      return step.why === 'superseded'
        ? `${component} lets go of it: a newer one has come.`
        : `${component} lets go of it: it has waited too long.`;
    case 'expired':
      return `Its visibility time-out in ${component} runs out before it is acknowledged.`;
    case 'fault-begins':
      return `${component} ${EFFECTS[step.effect] ?? step.effect}.`;
    case 'fault-ends':
      return `${component} ${RECOVERIES[step.effect] ?? `is past its ${step.effect}`}.`;
  }
}

/** A kept story as lines for reading, each with its time; lines of older reports stay as they were said. */
export function storyLines(story: ToldStory, name: (id: string) => string): string[] {
  return story.map((step) => {
    if (typeof step === 'string') return step;
    const words = stepWords(step, name);
    return step.kind === 'left-out' ? words : `${storyTime(step.atMs)}  ${words}`;
  });
}
