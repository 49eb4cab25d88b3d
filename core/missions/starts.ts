import { z } from 'zod';
import type { Diagram } from '../contracts/diagram-schema';

/** Rungs of the ladder to the blank canvas, the easiest first. */
export const START_KINDS = ['watch', 'repair', 'complete'] as const;

export type StartKind = (typeof START_KINDS)[number];

/** Shape of `starts.yaml`: designs to begin a mission from, in files beside it. */
export const StartsSchema = z
  .array(
    z.strictObject({
      file: z.string().regex(/^starts\/[a-z0-9-]+\.json$/, {
        error: 'a start is a file starts/….json of a–z, 0–9 and -',
      }),
      kind: z.enum(START_KINDS),
      title: z.string().min(1).max(60),
      /** What to do with it, in one or two sentences. */
      task: z.string().min(1).max(240),
    }),
  )
  .max(9);

/** A design to begin from: meant to be seen, neither an answer nor a known-wrong design. */
export interface Start {
  kind: StartKind;
  title: string;
  task: string;
  diagram: Diagram;
}

/**
 * The shape of a design as text: its types with their settings, and which type is connected to which, whatever ids, labels,
 * positions and order. Two designs of one shape are the same answer.
 */
export function shapeOf(diagram: Diagram): string {
  const components = new Map(
    diagram.components.map(({ id, type, settings = {} }) => {
      const decided = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
      return [id, JSON.stringify([type, decided])] as const;
    }),
  );
  const links = diagram.connections.map(({ from, to, kind, unit }) =>
    JSON.stringify([components.get(from), kind, unit ?? 'request', components.get(to)]),
  );
  return JSON.stringify([[...components.values()].sort(), links.sort()]);
}

/** The settings that a design has decided, as `type key value`, each once. */
export function decidedSettings(diagram: Diagram): Set<string> {
  return new Set(
    diagram.components.flatMap(({ type, settings = {} }) =>
      Object.entries(settings).map(([key, value]) => `${type} ${key} ${JSON.stringify(value)}`),
    ),
  );
}
