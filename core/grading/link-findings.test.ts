import { describe, expect, it } from 'vitest';
import { linkFindings, type RootedFinding } from './link-findings';

function finding(id: string, roots: string[], change: Partial<RootedFinding> = {}): RootedFinding {
  return {
    id,
    check: 'some-check',
    stage: 1,
    passed: false,
    judged: true,
    cause: 'some-cause',
    data: {},
    points: 10,
    message: 'It broke.',
    because: 'It matters.',
    lesson: null,
    components: [],
    connections: [],
    figures: [],
    counterexample: null,
    followsFrom: null,
    roots,
    ...change,
  };
}

const links = (findings: RootedFinding[]) => linkFindings(findings).map((f) => f.followsFrom);

describe('linkFindings', () => {
  it('makes the second of two findings with the same cause follow from the first', () => {
    expect(links([finding('a', ['lost']), finding('b', ['lost']), finding('c', ['slow'])])).toEqual(
      [null, 'a', null],
    );
  });

  it('makes a finding follow from one whose cause it names, wherever that stands', () => {
    const under = finding('under-faults', ['lost in the outage', 'lost']);
    expect(links([under, finding('plain', ['lost'])])).toEqual(['plain', null]);
    expect(links([under, finding('other', ['slow'])])).toEqual([null, null]);
  });

  it('lets kept promises and those not judged neither follow nor be followed', () => {
    const kept = finding('kept', ['lost'], { passed: true });
    const open = finding('open', ['lost'], { judged: false });
    expect(links([kept, open, finding('c', ['lost'])])).toEqual([null, null, null]);
  });

  it('keeps the keys to itself', () => {
    expect(linkFindings([finding('a', ['lost'])])[0]).not.toHaveProperty('roots');
  });
});
