import { describe, expect, it } from 'vitest';
import { toSvg } from '@/components/drawing/export-svg';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { buildMission } from '@/tests/support/missions';
import { toMermaid } from './export-mermaid';

const DIAGRAM: Diagram = {
  format: 1,
  components: [
    { id: 'a', type: 'service', label: 'API "v2" <b>', position: { x: 0, y: 0 } },
    { id: 'q', type: 'queue', label: 'Jobs & more', position: { x: 300, y: -40 } },
  ],
  connections: [{ id: 'c1', from: 'a', to: 'q', kind: 'async', unit: 'item' }],
  notes: [],
};

describe('toMermaid', () => {
  it('draws kinds by arrow and keeps labels text', () => {
    expect(toMermaid(DIAGRAM)).toBe(
      [
        'flowchart LR',
        '  n1["API #quot;v2#quot; #lt;b#gt;"]',
        '  n2[["Jobs & more"]]',
        '  n1 -.->|per item| n2',
        '',
      ].join('\n'),
    );
  });
});

describe('toSvg', () => {
  it('holds every component and connection, and no markup of a label', () => {
    const { svg } = toSvg(DIAGRAM, buildMission());
    expect(svg).toContain('&lt;b&gt;');
    expect(svg).toContain('Jobs &amp; more');
    expect(svg).not.toContain('<b>');
    expect(svg.match(/stroke-dasharray="7 5"/g)).toHaveLength(1);
  });

  it('says the settings of components and the words of connections', () => {
    const { svg } = toSvg(DIAGRAM, buildMission());
    expect(svg).toContain('1 × 50');
    expect(svg).toContain('max 5 receives');
    expect(svg).toContain('async · per item');
  });

  it('is large enough for everything that was drawn', () => {
    const { width, height } = toSvg(DIAGRAM, buildMission());
    expect(width).toBeGreaterThanOrEqual(300 + 176);
    expect(height).toBeGreaterThanOrEqual(40 + 72);
  });

  it('holds the notes, and makes room for them', () => {
    const note = { id: 'n', text: 'a < b\nsecond line', position: { x: 800, y: 600 } };
    const { svg, width, height } = toSvg({ ...DIAGRAM, notes: [note] }, buildMission());
    expect(svg).toContain('a &lt; b');
    expect(svg).toContain('second line');
    expect(width).toBeGreaterThan(800 + 192);
    expect(height).toBeGreaterThan(600 + 36);
  });

  it('draws an empty canvas, too', () => {
    const empty = { ...DIAGRAM, components: [], connections: [] };
    expect(toSvg(empty, buildMission()).svg).toContain('<svg');
  });
});
