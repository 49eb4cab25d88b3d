/** How a request ended for its client. */
export type RequestEnd = 'accepted' | 'rejected' | 'timed-out';

/** What happened in one step, with the ids that it happened to. Words are made by `stepWords`. */
export type StoryEvent =
  | { kind: 'sets-out'; request: number }
  | { kind: 'request-ended'; request: number; end: RequestEnd; tookMs: number }
  | { kind: 'asks-again'; request: number }
  | { kind: 'arrives'; component: string }
  | { kind: 'begins'; component: string; replica: number }
  | { kind: 'serves'; component: string; again: boolean }
  | { kind: 'done'; component: string }
  | { kind: 'failed'; component: string }
  | { kind: 'hit'; component: string }
  | { kind: 'joins'; component: string }
  | { kind: 'answer-lost'; component: string }
  | { kind: 'dies'; component: string }
  | { kind: 'tries-again'; component: string }
  /** `component` is the callee, which is not called. */
  | { kind: 'kept-back'; component: string }
  | { kind: 'shed'; component: string }
  | { kind: 'too-late'; component: string }
  /** `component` is the callee. */
  | { kind: 'gives-up'; component: string }
  | { kind: 'enters-queue'; component: string }
  /** `component` is the consumer. */
  | { kind: 'taken'; component: string }
  | { kind: 'acknowledged'; component: string }
  | { kind: 'received-too-often'; component: string }
  | { kind: 'gone'; component: string }
  | { kind: 'given-back'; component: string }
  | { kind: 'dropped'; component: string; why: 'superseded' | 'expired' }
  | { kind: 'expired'; component: string }
  | { kind: 'fault-begins'; component: string; effect: string }
  | { kind: 'fault-ends'; component: string; effect: string };

/** One step of the story of a request or item; `atMs` from the start of the run. */
export type StoryStep = { atMs: number } & StoryEvent;

/** In a shortened story: so many steps were left out here. */
export interface LeftOut {
  kind: 'left-out';
  steps: number;
}

/** A story as a report keeps it. Reports of engine 1 kept lines of text, and those stay as they were said. */
export type ToldStory = (StoryStep | LeftOut | string)[];
