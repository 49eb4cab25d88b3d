import type { ActivityKind } from '@/core/classes/terms';

/** What is set to the example class; days count from the day it is planted. */
export interface PlannedAssignment {
  kind: ActivityKind;
  slug: string;
  due: number;
  points: number;
  /** Per cent taken off for each day late; 0 takes late work whole. */
  latePercent: number;
}

export const PLANNED_ASSIGNMENTS: readonly PlannedAssignment[] = [
  { kind: 'lesson', slug: 'sync-async', due: -12, points: 10, latePercent: 0 },
  { kind: 'quiz', slug: 'sync-async', due: -8, points: 30, latePercent: 0 },
  { kind: 'mission', slug: 'newsletter', due: -3, points: 100, latePercent: 10 },
  { kind: 'quiz', slug: 'queues-and-workers', due: 1, points: 30, latePercent: 0 },
  { kind: 'mission', slug: 'order-history', due: 3, points: 100, latePercent: 10 },
  { kind: 'mission', slug: 'checkout', due: 10, points: 100, latePercent: 10 },
];

/** A design of a mission's folder that was handed in so many days ago. */
export interface PlannedDesign {
  mission: string;
  file: string;
  ago: number;
}

/** A learner of the example class, named after a landscape, and what they did. */
export interface PlannedLearner {
  name: string;
  section: 'A' | 'B';
  /** Read the lesson, days ago; null for never. */
  read: number | null;
  /** Questions of each quiz that they answered wrongly or not at all; `stopped` began and went no further. */
  quizzes: readonly { quiz: string; missed: number; ago: number; stopped?: boolean }[];
  designs: readonly PlannedDesign[];
  /** A mission that they drew at and did not hand in. */
  drawing?: PlannedDesign;
  /** A later due date, in days from now, and why. */
  extension?: { mission: string; due: number; reason: string };
}

const news = (file: string, ago: number): PlannedDesign => ({ mission: 'newsletter', file, ago });
const orders = (file: string, ago: number): PlannedDesign => ({
  mission: 'order-history',
  file,
  ago,
});
const first = (missed: number, ago: number) => ({ quiz: 'sync-async', missed, ago });
const second = (missed: number, ago: number) => ({ quiz: 'queues-and-workers', missed, ago });

/** Somebody is fine, somebody stuck, silent, late, has more time, stopped inside a quiz, and never came. */
export const PLANNED_LEARNERS: readonly PlannedLearner[] = [
  {
    name: 'Alder Brook',
    section: 'A',
    read: 14,
    quizzes: [first(0, 10), second(1, 2)],
    designs: [news('solutions/full', 6), orders('solutions/one-service', 1)],
  },
  {
    name: 'Birch Hollow',
    section: 'A',
    read: 13,
    quizzes: [first(2, 9), second(0, 2)],
    designs: [news('wrong/not-idempotent', 7), news('solutions/full', 5)],
  },
  {
    name: 'Cedar Ridge',
    section: 'A',
    read: 13,
    quizzes: [first(3, 9)],
    designs: [
      news('wrong/no-dead-letter-queue', 5),
      orders('wrong/no-backlog', 2),
      orders('wrong/one-small-pool', 1.5),
      orders('wrong/non-blocking-one-slot', 0.5),
    ],
  },
  {
    name: 'Dune Marsh',
    section: 'A',
    read: 13,
    quizzes: [first(4, 11)],
    designs: [],
  },
  {
    name: 'Elm Harbor',
    section: 'A',
    read: 12.5,
    quizzes: [first(1, 9), second(3, 1)],
    designs: [news('solutions/simple', 1.5)],
  },
  {
    name: 'Fern Valley',
    section: 'A',
    read: 13,
    quizzes: [first(1, 8.5)],
    designs: [news('solutions/simple', 1)],
    extension: { mission: 'newsletter', due: 4, reason: 'Ill for a week' },
  },
  {
    name: 'Granite Bay',
    section: 'B',
    read: 14,
    quizzes: [first(2, 9), { ...second(6, 3), stopped: true }],
    designs: [news('wrong/everything-at-maximum', 4)],
  },
  {
    name: 'Heath Glen',
    section: 'B',
    read: 13,
    quizzes: [first(0, 10), second(2, 1)],
    designs: [news('wrong/not-idempotent', 4), orders('wrong/one-server-only', 0.5)],
  },
  {
    name: 'Isle Moor',
    section: 'B',
    read: 13,
    quizzes: [first(2, 9)],
    designs: [news('solutions/full', 4)],
    drawing: orders('starts/watch', 3),
  },
  {
    name: 'Juniper Dell',
    section: 'B',
    read: 11,
    quizzes: [first(5, 7.5)],
    designs: [news('wrong/no-dead-letter-queue', 4)],
  },
  {
    name: 'Kelp Shore',
    section: 'B',
    read: 13,
    quizzes: [first(1, 9), second(1, 1)],
    designs: [news('solutions/simple', 5), news('wrong/everything-at-maximum', 3.5)],
  },
  { name: 'Larch Summit', section: 'B', read: null, quizzes: [], designs: [] },
];
