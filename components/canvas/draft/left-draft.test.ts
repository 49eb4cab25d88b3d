import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { KeptDraft } from './kept-draft';
import { afterLeaving } from './left-draft';

const drawn = (text: string): Diagram => ({
  format: 1,
  components: [],
  connections: [],
  notes: [{ id: 'n', text, position: { x: 0, y: 0 } }],
});
const draft = (text: string, version: number): KeptDraft => ({
  diagram: drawn(text),
  log: null,
  baseRevision: 0,
  dirty: true,
  sent: [],
  version,
});

describe('afterLeaving', () => {
  it('takes what was left where nothing was kept', () => {
    const left = { draft: draft('new', 1), inFlight: drawn('new') };
    expect(afterLeaving(null, left)).toEqual(draft('new', 1));
  });

  it('takes what was left over the version it grew from, and over the write that was under way', () => {
    const left = { draft: draft('newest', 4), inFlight: drawn('newer') };
    expect(afterLeaving(draft('old', 3), left)).toEqual(draft('newest', 4));
    expect(afterLeaving(draft('newer', 4), left)).toEqual(draft('newest', 5));
  });

  it('keeps what another tab wrote since', () => {
    const left = { draft: draft('newest', 4), inFlight: drawn('newer') };
    expect(afterLeaving(draft('theirs', 4), left)).toEqual(draft('theirs', 4));
    expect(afterLeaving(draft('theirs', 7), { ...left, inFlight: null })).toEqual(
      draft('theirs', 7),
    );
  });
});
