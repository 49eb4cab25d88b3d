import { z } from 'zod';
import { type Diagram, DiagramSchema } from '@/core/diagram/diagram-schema';

const LocalDraftSchema = z.strictObject({
  diagram: DiagramSchema,
  /** Revision on the server that this draft grew from; 0 before the first save. */
  baseRevision: z.number().int().min(0),
  /** Whether there are changes that the server has not acknowledged. */
  dirty: z.boolean(),
});

export type LocalDraft = z.infer<typeof LocalDraftSchema>;

const keyOf = (mission: string, owner: string | null) =>
  `backpressure:draft:${mission}:${owner ?? 'visitor'}`;

/** The draft this browser keeps for a person (null = visitor); null when there is none that can be read. */
export function readLocalDraft(mission: string, owner: string | null): LocalDraft | null {
  try {
    const text = localStorage.getItem(keyOf(mission, owner));
    if (!text) return null;
    const parsed = LocalDraftSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps a draft in this browser. False when the browser has no room for it or forbids it. */
export function writeLocalDraft(
  mission: string,
  owner: string | null,
  diagram: Diagram,
  state: { baseRevision: number; dirty: boolean },
): boolean {
  try {
    localStorage.setItem(keyOf(mission, owner), JSON.stringify({ diagram, ...state }));
    return true;
  } catch {
    return false;
  }
}

export function dropLocalDraft(mission: string, owner: string | null): void {
  try {
    localStorage.removeItem(keyOf(mission, owner));
  } catch {
    // Nothing was kept, so there is nothing to drop.
  }
}
