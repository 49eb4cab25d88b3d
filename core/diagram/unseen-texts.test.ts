import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import { unseenProblems, withSeenTexts } from './unseen-texts';

const position = { x: 0, y: 0 };
const diagram = (label: string, text = 'A note\nof two lines'): Diagram => ({
  format: 1,
  components: [{ id: 'a', type: 'service', label, position }],
  connections: [],
  notes: [{ id: 'n', text, position }],
});
const bell = String.fromCharCode(7);
const override = String.fromCharCode(0x202e);

describe('unseenProblems', () => {
  it('names every label and note with what cannot be seen', () => {
    expect(unseenProblems(diagram('API'))).toEqual([]);
    const found = unseenProblems(diagram(`API${bell}`, `x${override}`));
    expect(found.map(({ path }) => path)).toEqual(['components[0].label', 'notes[0].text']);
  });
});

describe('withSeenTexts', () => {
  it('cleans what was stored before the rule, so that it opens and can be saved again', () => {
    const cleaned = withSeenTexts(diagram(`API${bell}`, `x${override}\ny`));
    expect(cleaned).toEqual(diagram('API', 'x\ny'));
    expect(withSeenTexts(diagram(override)).components[0]?.label).toBe('?');
    expect(unseenProblems(withSeenTexts(diagram('  ')))).toEqual([]);
  });

  it('leaves a clean diagram the very same', () => {
    const clean = diagram('API');
    expect(withSeenTexts(clean)).toBe(clean);
  });
});
