import { z } from 'zod';
import { StepSchema } from './round-state';

/** How good a step was, from the best. */
export const LEVELS = ['strong', 'sound', 'thin', 'missing'] as const;

export type Level = (typeof LEVELS)[number];

/** The least share of a step's credits for each level; what earned nothing is missing. */
const LEAST = { strong: 0.8, sound: 0.5 } as const;

/** The level of a step that earned so many credits of so many; thin at most where what comes first is broken. */
export function levelOf(earned: number, of: number, isFirstBroken = false): Level {
  if (of <= 0 || earned <= 0) return 'missing';
  if (isFirstBroken) return 'thin';
  const share = earned / of;
  if (share >= LEAST.strong) return 'strong';
  return share >= LEAST.sound ? 'sound' : 'thin';
}

const RunSchema = z.strictObject({ scenario: z.string(), ms: z.number() });

const LineSchema = z.strictObject({
  /** Earned, partly earned, missed, or only said. */
  sign: z.enum(['kept', 'partly', 'missed', 'note']),
  text: z.string(),
  /** When in the round it happened, by its clock, ms: when it was asked, or when what broke was last drawn. */
  atMs: z.number().optional(),
  /** Where to look in the run of a drawing: its scenario, and ms since its beginning. */
  run: RunSchema.optional(),
});

const RowSchema = z.strictObject({
  step: StepSchema,
  level: z.enum(LEVELS),
  earned: z.number(),
  of: z.number(),
  lines: z.array(LineSchema),
  /** Answers and reasons whose runs are still awaited; the credits are those so far. */
  trying: z.number().int().min(0).default(0),
  /** A model answer. */
  model: z.array(z.string()),
  /** How long the step took and should have taken, ms; null for what never began or had no clock. */
  spentMs: z.number().nullable(),
  softMs: z.number().nullable(),
});

const PractiseSchema = z.strictObject({ title: z.string(), href: z.string(), why: z.string() });

/** What is said of a finished round. */
export const RoundReportSchema = z.strictObject({
  engineVersion: z.string(),
  rows: z.array(RowSchema),
  /** What cost the first drawing most, and the instant of its run; null where nothing broke in a run. */
  decisive: z.strictObject({ text: z.string(), run: RunSchema }).nullable().default(null),
  /** At most three things to do next. */
  practise: z.array(PractiseSchema).max(3),
});

export type ReportLine = z.infer<typeof LineSchema>;
export type ReportRow = z.infer<typeof RowSchema>;
export type RoundReport = z.infer<typeof RoundReportSchema>;

/** What a round comes to where it counts for a class: each step up to a hundred, all the same. */
export function roundPoints({ rows }: RoundReport): { earned: number; total: number } {
  const earned = rows.reduce((sum, row) => sum + (row.of > 0 ? row.earned / row.of : 0), 0);
  return { earned: Math.round(earned * 100), total: rows.length * 100 };
}

/** A text within a sentence: in quotes, without its full stop, and with single marks around what it quotes itself. */
export const quoted = (text: string): string =>
  `“${text.replace(/\.$/, '').replaceAll(/[“"]([^“”"]*)[”"]/g, '‘$1’')}”`;

/** Whether runs are still awaited: what is there is the report so far. */
export const isTrying = ({ rows }: RoundReport): boolean => rows.some(({ trying }) => trying > 0);

/** What one step earned, before its level and times are added. */
export interface Judged {
  earned: number;
  of: number;
  lines: ReportLine[];
  /** A promise of the first stage is broken. */
  isFirstBroken?: boolean;
  trying?: number;
  model: string[];
}
