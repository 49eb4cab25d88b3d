import type { DecisionKind } from './decision';
import { fanOut, keepUp, loadLevelling, shareWork, underLimit } from './load-reasons';
import type { Reason } from './reason-type';
import { isolatePoison, noDuplicates, surviveCrash, surviveOutage } from './trouble-reasons';
import { answerFirst, needsAnswer } from './waiting-reasons';

export const REASON_IDS = [
  'answer-first',
  'needs-answer',
  'load-levelling',
  'share-work',
  'fan-out',
  'keep-up',
  'under-limit',
  'survive-outage',
  'survive-crash',
  'no-duplicates',
  'isolate-poison',
] as const;

export type ReasonId = (typeof REASON_IDS)[number];

/** The catalogue of reasons by id. */
export const REASONS: Readonly<Record<ReasonId, Reason>> = {
  'answer-first': answerFirst,
  'needs-answer': needsAnswer,
  'load-levelling': loadLevelling,
  'share-work': shareWork,
  'fan-out': fanOut,
  'keep-up': keepUp,
  'under-limit': underLimit,
  'survive-outage': surviveOutage,
  'survive-crash': surviveCrash,
  'no-duplicates': noDuplicates,
  'isolate-poison': isolatePoison,
};

/** The reasons that are offered for a decision. Some never apply: choosing is the exercise. */
export const OFFERED: Readonly<Record<DecisionKind, readonly ReasonId[]>> = {
  queue: [
    'answer-first',
    'needs-answer',
    'load-levelling',
    'share-work',
    'survive-outage',
    'survive-crash',
    'under-limit',
    'no-duplicates',
  ],
  call: ['needs-answer', 'answer-first', 'load-levelling', 'survive-outage', 'no-duplicates'],
  keys: ['no-duplicates', 'survive-crash', 'keep-up'],
  'early-ack': ['no-duplicates', 'survive-crash', 'keep-up'],
  'dead-letters': ['isolate-poison', 'survive-outage', 'no-duplicates', 'load-levelling'],
  'rate-limit': ['under-limit', 'load-levelling', 'keep-up', 'no-duplicates'],
  topic: ['fan-out', 'answer-first', 'load-levelling', 'no-duplicates'],
  pool: ['keep-up', 'under-limit', 'survive-crash', 'no-duplicates'],
  patience: ['survive-outage', 'isolate-poison', 'no-duplicates'],
};
