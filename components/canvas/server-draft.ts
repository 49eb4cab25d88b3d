import { z } from 'zod';
import { type Diagram, DiagramSchema } from '@/core/diagram/diagram-schema';
import type { ServerDraft } from './choose-draft';

const DraftSchema = z.object({ diagram: DiagramSchema, revision: z.number().int() });
const LoadedSchema = z.object({ draft: DraftSchema.nullable() });
const SavedSchema = z.object({ revision: z.number().int() });

const pathOf = (mission: string) => `/api/missions/${mission}/draft`;

/** The learner's draft on the server; `reachable` is false when the server gave no usable answer. */
export async function loadServerDraft(
  mission: string,
): Promise<{ reachable: boolean; draft: ServerDraft | null }> {
  try {
    const response = await fetch(pathOf(mission), { cache: 'no-store' });
    if (!response.ok) return { reachable: false, draft: null };
    return { reachable: true, draft: LoadedSchema.parse(await response.json()).draft };
  } catch {
    return { reachable: false, draft: null };
  }
}

type Saved =
  | { kind: 'saved'; revision: number }
  | { kind: 'conflict'; server: ServerDraft }
  | { kind: 'signed-out' | 'offline' | 'failed' };

/** Saves a draft that grew from `baseRevision`; tells of a conflict when the server has moved on. */
export async function saveServerDraft(
  mission: string,
  diagram: Diagram,
  baseRevision: number,
): Promise<Saved> {
  try {
    const response = await fetch(pathOf(mission), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ diagram, baseRevision }),
    });
    if (response.ok) {
      return { kind: 'saved', revision: SavedSchema.parse(await response.json()).revision };
    }
    if (response.status === 401) return { kind: 'signed-out' };
    if (response.status === 409) {
      const { draft } = LoadedSchema.parse(await response.json());
      if (draft) return { kind: 'conflict', server: draft };
    }
    return { kind: 'failed' };
  } catch {
    return { kind: 'offline' };
  }
}
