import { describe, expect, it } from 'vitest';
import { FlowSchema, type Mission } from '../contracts/mission-schema';
import { scaleLoad } from './scale-load';

const missionOf = (flow: object) =>
  ({ flows: [FlowSchema.parse({ id: 'f', from: 'a', to: 'b', ...flow })] }) as unknown as Mission;

describe('scaleLoad', () => {
  it('scales a rate, users, or the items of a burst', () => {
    const rate = { perSecond: 20, poisson: true, fromMs: 0, toMs: 1000 };
    expect(scaleLoad(missionOf({ arrivals: rate }), 1.5).flows[0]?.arrivals).toEqual({
      ...rate,
      perSecond: 30,
    });
    const users = missionOf({ arrivals: { users: 3, thinkMs: 10 } });
    expect(scaleLoad(users, 0.5).flows[0]?.arrivals).toMatchObject({ users: 2 });
    const burst = missionOf({ items: 10, arrivals: { at: [0] } });
    expect(scaleLoad(burst, 4).flows[0]).toMatchObject({ items: 40 });
  });

  it('stays within the format', () => {
    const burst = missionOf({ items: 9_000_000, arrivals: { at: [0] } });
    const flow = scaleLoad(burst, 4).flows[0];
    expect(FlowSchema.safeParse(flow).success).toBe(true);
    expect(scaleLoad(missionOf({ items: 1, arrivals: { at: [0] } }), 0.1).flows[0]?.items).toBe(1);
  });

  it('leaves the mission alone at factor 1', () => {
    const mission = missionOf({ arrivals: { at: [0] } });
    expect(scaleLoad(mission, 1)).toBe(mission);
  });
});
