import { describe, expect, it } from 'vitest';
import type { KeptDraft } from './kept-draft';
import { type LeavingPorts, sendWork } from './leaving';
import type { KeptPoint } from './point-book';
import type { Saved } from './server-draft';

const diagram = { components: [], connections: [] } as unknown as KeptDraft['diagram'];
const draft = (dirty: boolean): KeptDraft => ({
  diagram,
  log: null,
  baseRevision: 3,
  dirty,
  sent: [],
  version: 1,
});
const point = (id: string): KeptPoint => ({ id, at: 0, name: null, reason: 'editing', diagram });

/** A browser with these keys; everything that is sent is noted. */
function browser(
  keys: Record<string, KeptDraft | KeptPoint[]>,
  answers: { saved?: Saved; point?: string } = {},
) {
  const sent: string[] = [];
  const ports: LeavingPorts = {
    keys: async () => Object.keys(keys),
    draft: async (mission, owner) => (keys[`draft:${mission}:${owner}`] as KeptDraft) ?? null,
    points: async (mission, owner) => (keys[`points:${mission}:${owner}`] as KeptPoint[]) ?? [],
    save: async (mission, _, revision) => {
      sent.push(`${mission} ${revision}`);
      return answers.saved ?? { kind: 'saved', revision: revision + 1 };
    },
    addPoint: async ({ id }) => {
      sent.push(id);
      if (answers.point === undefined) return { ok: true, value: null };
      return { ok: false, code: answers.point, message: '' };
    },
  };
  return { ports, sent };
}

describe('sendWork', () => {
  it('sends what the account has not got, and nothing of others', async () => {
    const { ports, sent } = browser({
      'draft:newsletter:ana': draft(true),
      'draft:feed:ana': draft(false),
      'draft:feed:visitor': draft(true),
      'draft:feed:bob': draft(true),
      'points:checkout:ana': [point('b'), point('a')],
    });
    expect(await sendWork('ana', ports)).toEqual([]);
    expect(sent).toEqual(['a', 'b', 'newsletter 3']);
  });

  it.each<Saved>([
    { kind: 'offline' },
    { kind: 'signed-out' },
    { kind: 'refused' },
    { kind: 'conflict', server: { diagram, log: null, revision: 9 } },
  ])('tells which missions keep something that was not taken (%o)', async (saved) => {
    const { ports } = browser({ 'draft:feed:ana': draft(true) }, { saved });
    expect(await sendWork('ana', ports)).toEqual(['feed']);
  });

  it('keeps a version that cannot be sent now, and lets go of one that is refused for good', async () => {
    const kept = { 'points:feed:ana': [point('a')] };
    expect(await sendWork('ana', browser(kept, { point: 'too-many' }).ports)).toEqual(['feed']);
    expect(await sendWork('ana', browser(kept, { point: 'invalid' }).ports)).toEqual([]);
  });

  it('has nothing to send where the browser keeps nothing', async () => {
    const { ports } = browser({});
    const keys = async () => Promise.reject(new Error('forbidden'));
    expect(await sendWork('ana', { ...ports, keys })).toEqual([]);
  });
});
