import { describe, expect, it } from 'vitest';
import { type FreshnessSettings, freshnessLoad, type Way } from './freshness';

// 4 changes in the 40 minutes of a delivery, seen 2.5 s late on average.
const DINNER: FreshnessSettings = { watchers: 10_000, newsPerHour: 6, staleS: 2.5 };

const load = (way: Way, settings: FreshnessSettings = DINNER) => {
  const found = freshnessLoad(settings).find((candidate) => candidate.way === way);
  if (found === undefined) throw new Error(`no load for ${way}`);
  return found;
};

describe('freshnessLoad', () => {
  it('polls every 5 s to see news 2.5 s late: 2,000 requests a second, 99 of 100 for nothing', () => {
    expect(load('polling')).toMatchObject({ perSecond: 2000, held: 100, staleS: 2.5 });
    expect(load('polling').inVain).toBeGreaterThan(0.99);
  });

  it('pushes 17 messages a second, over as many lines as people wait', () => {
    expect(load('push').perSecond).toBeCloseTo(16.67, 2);
    expect(load('push').held).toBe(10_000);
  });

  it('calls webhooks as often, and holds next to nothing', () => {
    expect(load('webhook').perSecond).toBe(load('push').perSecond);
    expect(load('webhook').held).toBeLessThan(1);
  });

  it('long polls a little more often than every 30 s, as news ends some of them', () => {
    const { perSecond, held, inVain } = load('long-polling');
    expect(perSecond).toBeGreaterThan(10_000 / 30);
    expect(perSecond).toBeLessThan(10_000 / 30 + 17);
    expect(held).toBe(10_000);
    // What is not in vain brings the news.
    expect(perSecond * (1 - inVain)).toBeCloseTo(load('push').perSecond, 8);
  });

  it('has the mean age of news that random polls of a clock would find', () => {
    // Evenly spread moments of news between two polls 5 s apart.
    const ages = Array.from({ length: 1000 }, (_, i) => 5 - ((i + 0.5) * 5) / 1000);
    expect(ages.reduce((sum, age) => sum + age) / 1000).toBeCloseTo(DINNER.staleS, 8);
  });

  it('lets polling win when news comes more often than anyone looks', () => {
    const busy: FreshnessSettings = { watchers: 100, newsPerHour: 600, staleS: 30 };
    expect(load('polling', busy).perSecond).toBeLessThan(load('push', busy).perSecond);
  });
});
