import { z } from 'zod';
import { type Diagram, DiagramSchema, IdSchema } from '../contracts/diagram-schema';

/** Saves of which a round keeps what they changed; what comes after is in the drawing alone. */
export const MOST_STROKES = 400;

const { components, connections } = DiagramSchema.shape;

/** What one save changed of the drawing; `at` by the clock of the round, ms. */
export const StrokeSchema = z.strictObject({
  at: z.number().min(0),
  step: z.enum(['draw', 'change']),
  /** Components and connections as they are now, new and changed ones. */
  put: z.strictObject({ components, connections }),
  /** Ids of components and connections that are gone. */
  gone: z.array(IdSchema).max(2500),
});

export type Stroke = z.infer<typeof StrokeSchema>;

function changedOf<T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] {
  const known = new Map(before.map((part) => [part.id, JSON.stringify(part)]));
  return after.filter((part) => known.get(part.id) !== JSON.stringify(part));
}

/** What leads from one diagram to the other; null where they have the same parts. Notes are left out. */
export function strokeOf(
  before: Diagram,
  after: Diagram,
  when: Pick<Stroke, 'at' | 'step'>,
): Stroke | null {
  const put = {
    components: changedOf(before.components, after.components),
    connections: changedOf(before.connections, after.connections),
  };
  const there = new Set([...after.components, ...after.connections].map(({ id }) => id));
  const gone = [...before.components, ...before.connections]
    .map(({ id }) => id)
    .filter((id) => !there.has(id));
  if (put.components.length + put.connections.length + gone.length === 0) return null;
  return { ...when, put, gone };
}

function merged<T extends { id: string }>(
  before: readonly T[],
  put: readonly T[],
  gone: ReadonlySet<string>,
): T[] {
  const changed = new Map(put.map((part) => [part.id, part]));
  const kept = before.filter(({ id }) => !gone.has(id)).map((part) => changed.get(part.id) ?? part);
  const known = new Set(before.map(({ id }) => id));
  return [...kept, ...put.filter(({ id }) => !known.has(id))];
}

/** The drawing before the first stroke and after each. */
export function framesOf(start: Diagram, strokes: readonly Stroke[]): Diagram[] {
  const frames = [start];
  let now = start;
  for (const { put, gone } of strokes) {
    const away = new Set(gone);
    now = {
      ...now,
      components: merged(now.components, put.components, away),
      connections: merged(now.connections, put.connections, away).filter(
        ({ from, to }) => !away.has(from) && !away.has(to),
      ),
    };
    frames.push(now);
  }
  return frames;
}

/** When a step last touched one of these components, by the clock of the round, ms; null when it never did. */
export function touchedAt(
  strokes: readonly Stroke[],
  step: Stroke['step'],
  parts: readonly string[],
): number | null {
  const stroke = strokes.findLast(
    (one) => one.step === step && one.put.components.some(({ id }) => parts.includes(id)),
  );
  return stroke?.at ?? null;
}
