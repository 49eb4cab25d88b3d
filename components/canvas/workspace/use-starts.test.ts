import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { isDrawn } from './use-starts';

const blank = buildDiagram({ admin: 'client' }, []);
const given = buildDiagram({ admin: 'client', api: 'service' }, ['admin -> api']);
const starts = [{ kind: 'repair' as const, title: 'T', task: 'Do.', diagram: given }];

describe('isDrawn', () => {
  it('is false for a blank canvas and for a start as it came', () => {
    expect(isDrawn(blank, blank, starts)).toBe(false);
    expect(isDrawn(structuredClone(given), blank, starts)).toBe(false);
  });

  it('is true once anything was changed, be it a place', () => {
    const moved = structuredClone(given);
    for (const component of moved.components) component.position = { x: 8, y: 8 };
    expect(isDrawn(moved, blank, starts)).toBe(true);
    expect(isDrawn(buildDiagram({ admin: 'client', q: 'queue' }, []), blank, starts)).toBe(true);
  });
});
