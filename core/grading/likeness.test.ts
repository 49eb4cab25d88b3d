import { describe, expect, it } from 'vitest';
import { brokenAt, expectOneGroup } from '@/tests/support/alike-property';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';
import { likenessOf } from './likeness';

const mission = newsletterMission();
const diagram = newsletterDiagram();
const key = (...findings: ReturnType<typeof brokenAt>[]) =>
  likenessOf(mission, diagram, findings).key;

describe('likenessOf', () => {
  it('puts a design drawn otherwise into the same group, part by part', () => {
    expectOneGroup(300);
  });

  it('tells mistakes apart by check, by cause and by the part that made them', () => {
    const keys = [
      key(),
      key(brokenAt('senders')),
      key(brokenAt('dispatcher')),
      key(brokenAt('senders', { id: 'crash-survived' })),
      key(brokenAt('senders', { cause: 'refused' })),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('takes figures, kept promises and the reach of what follows for no difference', () => {
    const broken = brokenAt('senders');
    const following = (component: string) =>
      brokenAt(component, { id: 'in-time', followsFrom: 'no-loss' });
    expect(key(brokenAt('senders', { data: { component: 'senders', count: 4 } }))).toBe(
      key(broken),
    );
    expect(key(broken, brokenAt('api', { passed: true }))).toBe(key(broken));
    expect(key(broken, following('api'))).toBe(key(broken, following('mails')));
  });

  it('leaves settings out of the group and keeps them apart within it', () => {
    const one = likenessOf(mission, newsletterDiagram({ replicas: 3 }), []);
    const two = likenessOf(mission, newsletterDiagram({ replicas: 4 }), []);
    expect(two.key).toBe(one.key);
    expect(two.design).not.toBe(one.design);
  });

  it('can do without a cause, as reports of engine 1 have none', () => {
    expect(key(brokenAt('api', { cause: null, data: {} }))).not.toBe(key());
  });
});
