import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { chooseDraft } from './choose-draft';

const diagram = (label: string): Diagram => ({
  format: 1,
  components: [{ id: 'a', type: 'service', label, position: { x: 0, y: 0 } }],
  connections: [],
  notes: [],
});
const drawing = (label: string) => ({ diagram: diagram(label), log: [] });
const local = (label: string, baseRevision: number, dirty = true) => ({
  ...drawing(label),
  baseRevision,
  dirty,
  sent: [] as Diagram[],
});
const server = (label: string, revision: number) => ({ ...drawing(label), revision });

describe('chooseDraft', () => {
  it('shows nothing when nobody has drawn anything', () => {
    expect(chooseDraft(null, null, null)).toEqual({ show: 'nothing' });
  });

  it("takes the server's draft when the browser has nothing unsaved", () => {
    const choice = chooseDraft(server('s', 3), local('old', 2, false), null);
    expect(choice).toMatchObject({ show: 'server', draft: { revision: 3 } });
  });

  it('pushes unsaved changes that grew from the current revision', () => {
    const choice = chooseDraft(server('s', 3), local('mine', 3), null);
    expect(choice).toEqual({
      show: 'local',
      drawing: drawing('mine'),
      baseRevision: 3,
    });
  });

  it('asks when unsaved changes grew from an older revision', () => {
    const choice = chooseDraft(server('s', 4), local('mine', 3), null);
    expect(choice).toMatchObject({ show: 'ask', local: drawing('mine') });
  });

  it('does not ask when what it sent before it was closed has arrived', () => {
    const own = { ...local('mine', 3), sent: [diagram('half-way')] };
    expect(chooseDraft(server('half-way', 4), own, null)).toEqual({
      show: 'local',
      drawing: drawing('mine'),
      baseRevision: 4,
    });
  });

  it('does not ask when both sides hold the same diagram', () => {
    expect(chooseDraft(server('x', 4), local('x', 3), null)).toMatchObject({ show: 'server' });
    expect(chooseDraft(server('x', 4), null, local('x', 0))).toMatchObject({ show: 'server' });
  });

  it("asks when a visitor's draft meets unsaved work of the same person, with and without a server draft", () => {
    for (const saved of [null, server('s', 3)]) {
      expect(chooseDraft(saved, local('mine', 2), local('visitor', 0))).toEqual({
        show: 'ask',
        local: drawing('visitor'),
        other: { ...drawing('mine'), revision: saved ? 2 : 0 },
        kind: 'sign-in',
      });
    }
  });

  it("brings a visitor's draft along on sign-in, and asks when the account has another", () => {
    expect(chooseDraft(null, null, local('visitor', 0))).toMatchObject({
      show: 'local',
      drawing: drawing('visitor'),
    });
    expect(chooseDraft(server('s', 1), null, local('visitor', 0))).toMatchObject({
      show: 'ask',
      local: drawing('visitor'),
    });
  });
});
