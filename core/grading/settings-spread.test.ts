import { expect, it } from 'vitest';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';
import { redraw } from '@/tests/support/redraw';
import { settingsSpread } from './settings-spread';

const mission = newsletterMission();

it('counts what designs of one shape have set, through their own names, by the parts of the typical one', () => {
  const typical = newsletterDiagram({ replicas: 19 });
  const member = redraw(mission, newsletterDiagram({ replicas: 3 }), 'x').diagram;
  const less = { ...typical, connections: [] };
  const spread = settingsSpread(mission, typical, [typical, typical, member, less]);
  expect(spread.map(({ component }) => component.id)).not.toContain('admin');
  const senders = spread.find(({ component }) => component.id === 'senders');
  expect(senders?.settings.find(({ key }) => key === 'replicas')).toEqual({
    key: 'replicas',
    typical: 19,
    values: [
      { value: 19, members: 2 },
      { value: 3, members: 1 },
    ],
  });
});
