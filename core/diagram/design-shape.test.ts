import { describe, expect, it } from 'vitest';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';
import { designShape, partsOnto } from './design-shape';

const mission = newsletterMission();

describe('designShape', () => {
  it('is one for designs that differ in nothing but settings, and another with a connection less', () => {
    const text = (diagram: ReturnType<typeof newsletterDiagram>) =>
      designShape(mission, diagram).text;
    const plain = newsletterDiagram();
    expect(text(newsletterDiagram({ replicas: 3 }, { maxReceives: 2 }))).toBe(text(plain));
    expect(text({ ...plain, connections: plain.connections.slice(0, -1) })).not.toBe(text(plain));
  });
});

describe('partsOnto', () => {
  it('is null between designs of two shapes', () => {
    const plain = newsletterDiagram();
    const less = { ...plain, connections: plain.connections.slice(0, -1) };
    expect(partsOnto(mission, plain, less)).toBeNull();
  });
});
