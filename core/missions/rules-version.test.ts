import { describe, expect, it } from 'vitest';
import { newsletterMission } from '@/tests/support/newsletter';
import type { Mission } from '../contracts/mission-schema';
import { missionVersion } from './mission-version';
import { rulesVersion } from './rules-version';

const mission = newsletterMission();
const changed = (change: (copy: Mission) => void): Mission => {
  const copy = structuredClone(mission);
  change(copy);
  return copy;
};

const WORDS: Record<string, (copy: Mission) => void> = {
  title: (m) => Object.assign(m, { title: 'Another' }),
  minutes: (m) => Object.assign(m, { minutes: 99 }),
  'a label': (m) => Object.assign(m.given[0] ?? {}, { label: 'Another' }),
  'a scenario’s title': (m) => Object.assign(m.scenarios[0] ?? {}, { title: 'Another' }),
  'a stage’s title': (m) => Object.assign(m.stages[0] ?? {}, { title: 'Another' }),
  because: (m) => Object.assign(m.stages[0]?.checks[0] ?? {}, { because: 'Another.' }),
  hints: (m) => Object.assign(m.stages[0]?.checks[0] ?? {}, { hints: ['Another.'] }),
};

const RULES: Record<string, (copy: Mission) => void> = {
  points: (m) => Object.assign(m.stages[0]?.checks[0] ?? {}, { points: 777 }),
  'a limit of a check': (m) => Object.assign(m.stages[0]?.checks[0] ?? {}, { ms: 11 }),
  load: (m) => Object.assign(m.flows[0] ?? {}, { items: 7 }),
  horizon: (m) => Object.assign(m.scenarios[0] ?? {}, { horizonMs: 7 }),
  palette: (m) => Object.assign(m, { palette: [] }),
  'where a check stands': (m) =>
    m.stages.unshift({ title: 'Before', checks: m.stages[0]?.checks ?? [] }),
};

describe('rulesVersion', () => {
  it.each(Object.entries(WORDS))('stays when %s is worded anew', (_, change) => {
    const other = changed(change);
    expect(rulesVersion(other)).toBe(rulesVersion(mission));
    expect(missionVersion(other)).not.toBe(missionVersion(mission));
  });

  it.each(Object.entries(RULES))('changes with %s', (_, change) => {
    expect(rulesVersion(changed(change))).not.toBe(rulesVersion(mission));
  });
});
