import { z } from 'zod';
import type { Diagram } from '../contracts/diagram-schema';

/** Shape of `solutions.yaml`: the references that learners may see once they are due, the simplest first. */
export const ReferencesSchema = z
  .array(
    z.strictObject({
      file: z.string().regex(/^solutions\/[a-z0-9-]+\.json$/, {
        error: 'a reference is a file solutions/….json of a–z, 0–9 and -',
      }),
      /** It keeps every promise of the stages up to this one, counted from 1, and not all of the next. */
      stage: z.number().int().min(1),
      title: z.string().min(1).max(80),
      /** What it is built on, and what it costs, in one to three sentences. */
      why: z.string().min(1).max(500),
    }),
  )
  .max(9);

/** A design that keeps what it should, told only to whom it is due. */
export interface Reference {
  stage: number;
  title: string;
  why: string;
  diagram: Diagram;
}

/** How far somebody has come in a mission, and whether they have given it up. */
export interface Merit {
  /** Stages passed in one hand-in, counted while every earlier one is passed too. */
  stagesPassed: number;
  gaveUp: boolean;
}

/** The references that somebody may see: those of the stages they have passed, all after giving the mission up. */
export function dueReferences<R extends Pick<Reference, 'stage'>>(
  references: readonly R[],
  { stagesPassed, gaveUp }: Merit,
): R[] {
  return references.filter(({ stage }) => gaveUp || stage <= stagesPassed);
}

/** Stages passed in the best of several hand-ins, counted while every earlier one is passed too. */
export function stagesPassed(
  verdicts: readonly { handIn: string; stage: number; passed: boolean }[],
): number {
  const passed = new Map<string, Map<number, boolean>>();
  for (const verdict of verdicts) {
    const stages = passed.get(verdict.handIn) ?? new Map<number, boolean>();
    stages.set(verdict.stage, (stages.get(verdict.stage) ?? true) && verdict.passed);
    passed.set(verdict.handIn, stages);
  }
  const runs = [...passed.values()].map((stages) => {
    let count = 0;
    while (stages.get(count + 1)) count += 1;
    return count;
  });
  return Math.max(0, ...runs);
}
