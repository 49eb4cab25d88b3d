import type { Fault } from '../contracts/mission-schema';
import type { DecisionKind } from './decision';

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
  'in-order',
  'fresh',
  'isolate-poison',
  'from-memory',
  'spares',
  'newest',
  'memory-lost',
  'recovers',
  'best-of-it',
  'spared-in-trouble',
] as const;

export type ReasonId = (typeof REASON_IDS)[number];

/** One reason that a learner may pick, and the promises by which it can be tried. */
export interface Reason {
  /** The reason in the learner's words. */
  label: string;
  /** Checks that speak of it: by type, and where something must go wrong, by what. */
  checks: readonly string[];
  /** The effects of faults that a scenario must have, or any scenario at all; without it those in which nothing is made to fail. */
  under?: readonly Fault['effect'][] | 'any';
}

const AWAY = ['outage', 'pause', 'slow', 'reject', 'lose-answers'] as const;
const ARRIVAL = ['delivers-all', 'reaches-targets', 'drained-within', 'tells-when-done'] as const;

/** The catalogue of reasons by id. */
export const REASONS: Readonly<Record<ReasonId, Reason>> = {
  'answer-first': {
    label: 'The client has its answer before this work is done',
    checks: ['responds-within', 'accepts-all'],
  },
  'needs-answer': {
    label: 'The caller needs the result before it can go on',
    checks: ['answer-waits-for', 'in-order'],
  },
  'load-levelling': {
    label: 'Load levelling: what comes at once is worked off bit by bit',
    checks: ['no-long-line', 'no-rejected-calls', 'accepts-all'],
  },
  'share-work': {
    label: 'Several workers share the work',
    checks: ['drained-within', 'delivers-all'],
  },
  'fan-out': {
    label: 'Several listeners each get a copy',
    checks: ['delivers-all', 'reaches-targets'],
  },
  'keep-up': {
    label: 'Enough hands: the work keeps up with what comes in',
    checks: ['drained-within', 'delivers-all', 'accepts-all', 'responds-within'],
  },
  'under-limit': {
    label: 'It keeps the calls under a rate limit',
    checks: ['no-rejected-calls'],
  },
  'survive-outage': {
    label: 'Work survives when something behind it is down or slow',
    checks: [...ARRIVAL, 'accepts-all', 'responds-within'],
    under: AWAY,
  },
  'survive-crash': {
    label: 'Work survives when a worker dies',
    checks: [...ARRIVAL, 'accepts-all'],
    under: ['crash'],
  },
  'no-duplicates': {
    label: 'Nothing is done twice',
    checks: ['no-duplicates', 'no-rework'],
    under: 'any',
  },
  'in-order': {
    label: 'Nothing is overtaken by a later message of the same key',
    checks: ['in-key-order'],
    under: 'any',
  },
  fresh: { label: 'What is shown is never far behind', checks: ['fresh-within'], under: 'any' },
  'isolate-poison': {
    label: 'What can never succeed is set aside',
    checks: ['isolates-poison'],
  },
  'from-memory': {
    label: 'Most is answered from memory, without the wait for what is behind it',
    checks: ['responds-within'],
  },
  spares: { label: 'What is behind it is asked less often', checks: ['calls-at-most'] },
  newest: {
    label: 'Readers are shown what has been changed',
    checks: ['fresh-reads'],
    under: 'any',
  },
  'memory-lost': {
    label: 'When memory is lost, what is behind it is not overrun',
    checks: ['responds-within', 'accepts-all'],
    under: ['flush', 'crash'],
  },
  recovers: {
    label: 'Trouble ends with its cause, instead of keeping itself going',
    checks: ['recovers-within'],
    under: 'any',
  },
  'best-of-it': {
    label: 'While there is too much, what can be served is served in time',
    checks: ['useful-answers', 'good-client-untouched'],
    under: AWAY,
  },
  'spared-in-trouble': {
    label: 'What is in trouble is left in peace',
    checks: ['calls-at-most'],
    under: AWAY,
  },
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
  cache: ['from-memory', 'spares', 'newest', 'load-levelling', 'no-duplicates'],
  'asks-once': ['memory-lost', 'from-memory', 'spares', 'newest', 'no-duplicates'],
  breaker: ['spared-in-trouble', 'recovers', 'best-of-it', 'answer-first', 'no-duplicates'],
  bulkhead: ['best-of-it', 'recovers', 'spared-in-trouble', 'no-duplicates', 'keep-up'],
  'short-line': ['recovers', 'best-of-it', 'spared-in-trouble', 'keep-up', 'in-order'],
  admission: ['best-of-it', 'recovers', 'under-limit', 'keep-up', 'no-duplicates'],
  scaling: ['keep-up', 'load-levelling', 'best-of-it', 'under-limit', 'no-duplicates'],
  'retry-budget': ['spared-in-trouble', 'recovers', 'no-duplicates', 'answer-first'],
  call: ['needs-answer', 'answer-first', 'load-levelling', 'survive-outage', 'no-duplicates'],
  keys: ['no-duplicates', 'survive-crash', 'keep-up'],
  order: ['in-order', 'no-duplicates', 'fresh', 'survive-outage', 'keep-up'],
  latest: ['fresh', 'in-order', 'survive-outage', 'load-levelling', 'no-duplicates'],
  'early-ack': ['no-duplicates', 'survive-crash', 'keep-up'],
  'dead-letters': ['isolate-poison', 'survive-outage', 'no-duplicates', 'load-levelling'],
  'rate-limit': ['under-limit', 'load-levelling', 'keep-up', 'no-duplicates'],
  topic: ['fan-out', 'answer-first', 'load-levelling', 'no-duplicates'],
  'time-to-live': ['fresh', 'in-order', 'survive-outage', 'load-levelling'],
  pool: ['keep-up', 'fresh', 'under-limit', 'survive-crash', 'no-duplicates'],
  patience: ['survive-outage', 'isolate-poison', 'no-duplicates'],
};
