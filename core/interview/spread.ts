import { LEVELS, type Level, type RoundReport } from './round-report';
import { STEPS, type Step } from './steps';

/** How many rounds came to which level, by step. */
export type Spread = { step: Step; levels: Record<Level, number> }[];

/** The spread of reports over the levels, a row per step; all zero without any. */
export function spreadOf(reports: readonly RoundReport[]): Spread {
  return STEPS.map(({ id: step }) => {
    const count = (level: Level) =>
      reports.filter(({ rows }) => rows.some((row) => row.step === step && row.level === level))
        .length;
    const levels = Object.fromEntries(LEVELS.map((level) => [level, count(level)]));
    return { step, levels: levels as Record<Level, number> };
  });
}
