import { utf8Bytes } from '@/core/shared/text-size';
import type { ServerDraft } from './choose-draft';
import type { DraftParsers } from './draft-parsers';
import type { Drawing } from './kept-draft';

/** Requests up to this many bytes may outlive their page; browsers refuse more than 64 KiB. */
const KEEPALIVE_BYTES = 60 * 1024;

export type Saved =
  | { kind: 'saved'; revision: number }
  | { kind: 'conflict'; server: ServerDraft }
  | { kind: 'signed-out' | 'offline' | 'failed' | 'refused' };

/** Where the learner's draft of one mission is kept with their account. */
export interface DraftServer {
  /** `reachable` is false when the server gave no usable answer. */
  load: () => Promise<{ reachable: boolean; draft: ServerDraft | null }>;
  /** Saves a draft that grew from `baseRevision`; tells of a conflict when the server has moved on. Never rejects. */
  save: (drawing: Drawing, baseRevision: number) => Promise<Saved>;
}

async function answerOf(response: Response, parsers: DraftParsers): Promise<Saved> {
  const { parseSavedRevision, parseLoadedDraft } = await parsers;
  if (response.ok) {
    return { kind: 'saved', revision: parseSavedRevision(await response.json()) };
  }
  if (response.status === 401) return { kind: 'signed-out' };
  if (response.status === 400) return { kind: 'refused' };
  if (response.status === 409) {
    const draft = parseLoadedDraft(await response.json());
    if (draft) return { kind: 'conflict', server: draft };
  }
  return { kind: 'failed' };
}

/** The draft of a mission over HTTP. */
export function httpDraft(mission: string, parsers: DraftParsers): DraftServer {
  const path = `/api/missions/${mission}/draft`;
  return {
    async load() {
      try {
        const response = await fetch(path, { cache: 'no-store' });
        if (!response.ok) return { reachable: false, draft: null };
        const answer: unknown = await response.json();
        return { reachable: true, draft: (await parsers).parseLoadedDraft(answer) };
      } catch {
        return { reachable: false, draft: null };
      }
    },
    async save({ diagram, log }, baseRevision) {
      const body = JSON.stringify({ diagram, baseRevision, log });
      let response: Response;
      try {
        response = await fetch(path, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          keepalive: utf8Bytes(body) <= KEEPALIVE_BYTES,
          body,
        });
      } catch {
        return { kind: 'offline' };
      }
      return answerOf(response, parsers).catch((): Saved => ({ kind: 'failed' }));
    },
  };
}
