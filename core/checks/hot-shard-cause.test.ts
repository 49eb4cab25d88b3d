import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildLab, type Lab, runLab } from '@/tests/support/lab';
import { asking as labAsking, sending as labSending } from '@/tests/support/shard-labs';
import type { CheckType } from './check-type';
import { deliversAll } from './delivers-all';
import { drainedWithin } from './drained-within';
import { freshWithin } from './fresh-within';
import { noHotShard } from './no-hot-shard';
import { respondsWithin } from './responds-within';
import { usefulAnswers } from './useful-answers';

type Flow = Record<string, unknown>;

const arrivals = (perSecond: number) => ({ perSecond, poisson: true, fromMs: 0, toMs: 10_000 });
const ONE_KEY = { count: 1 };
const MANY_KEYS = { count: 100_000 };
const NAMED = /One of the 4 shards of (\w+) got \d+ % of all that came and was busy \d+ % of the/;

/** A table in four shards, each with one connection of 10 ms: 100 a second of one key. */
const asking = (flow: Flow, more: Partial<Lab> = {}): Lab =>
  labAsking({ partitions: 4 }, flow, { horizonMs: 60_000, ...more });

/** A queue in four shards before a worker with so many slots: 10 a second of one key. */
function sending(flow: Flow, slots: number): Lab {
  const lab = labSending({ partitions: 4 }, flow);
  return { ...lab, components: { ...lab.components, worker: ['worker', { concurrency: slots }] } };
}

function judge(check: CheckType, lab: Lab, params: Record<string, unknown>) {
  const { mission, diagram } = buildLab(lab);
  const given = { scenario: 's', ...params };
  const verdict = check.run(buildContext(diagram, [runLab(lab).run], mission), given);
  expect(verdict.passed).toBe(false);
  return verdict;
}

const slow = { flow: 'f', percentile: 99, ms: 1000 };

describe('a slow answer', () => {
  it('names the hot shard that the calls waited for', () => {
    const verdict = judge(respondsWithin, asking({ keys: ONE_KEY, arrivals: arrivals(150) }), slow);
    expect(verdict.message).toMatch(
      /^api answered after .* One of the 4 shards of table got 100 % of all that came and was busy 100 % of the time, while the others had room\.$/,
    );
    expect(verdict.components).toEqual(['api', 'table']);
  });

  it('names none where all shards are busy', () => {
    const lab = asking({ keys: MANY_KEYS, arrivals: arrivals(600) });
    expect(judge(respondsWithin, lab, slow).message).not.toMatch(NAMED);
  });

  it('names none where the others are busy too, although one got more', () => {
    const hot = { to: 'table', keys: ONE_KEY, arrivals: arrivals(250) };
    const rest = { to: 'table', keys: MANY_KEYS, arrivals: arrivals(800) };
    const flows = [
      { timeoutMs: 600_000, ...rest },
      { id: 'hot', timeoutMs: 600_000, ...hot },
    ];
    const lab = asking({}, { flows, horizonMs: 15_000 });
    lab.components = { ...lab.components, api: ['service', { concurrency: 1000, replicas: 10 }] };
    expect(judge(respondsWithin, lab, slow).message).not.toMatch(NAMED);
  });

  it('names none where another call takes the time', () => {
    const long = { ...arrivals(97), toMs: 100_000 };
    const lab = asking({ to: ['table', 'bank'], keys: ONE_KEY, arrivals: long });
    lab.horizonMs = 110_000;
    lab.components = { ...lab.components, bank: ['external-api'] };
    lab.connections = [...lab.connections, ['api', 'bank', 'sync']];
    lab.physics = { ...lab.physics, bank: { latencyMs: 5000 } };
    judge(noHotShard, lab, {});
    expect(judge(respondsWithin, lab, slow).message).not.toMatch(NAMED);
  });

  it('names none that only another flow asks', () => {
    const lab = asking({});
    lab.components = { ...lab.components, bank: ['external-api'] };
    lab.connections = [
      ['client', 'api', 'sync'],
      ['api', 'table', 'sync', { flows: ['hot'] }],
      ['api', 'bank', 'sync', { flows: ['f'] }],
    ];
    lab.physics = { ...lab.physics, bank: { latencyMs: 5000 } };
    lab.flows = [
      { to: 'bank', timeoutMs: 600_000, arrivals: arrivals(5) },
      { id: 'hot', to: 'table', timeoutMs: 600_000, keys: ONE_KEY, arrivals: arrivals(150) },
    ];
    expect(judge(respondsWithin, lab, slow).message).not.toMatch(NAMED);
  });
});

describe('no answer', () => {
  it('names the hot shard that the calls waited for', () => {
    const lab = asking({ keys: ONE_KEY, arrivals: arrivals(200), timeoutMs: 2000 });
    const { message, components } = judge(respondsWithin, lab, slow);
    expect(message).toMatch(/without an answer for 2 s; the limit is 1 s\. One of the 4 shards/);
    expect(components).toEqual(['api', 'table']);
  });

  it('names the hot shard whose callers had no slot left at the door', () => {
    const lab = asking({ keys: ONE_KEY, arrivals: arrivals(200) });
    lab.components = { ...lab.components, api: ['service', { concurrency: 8, backlog: 0 }] };
    expect(judge(respondsWithin, lab, slow).message).toMatch(/no room for more to wait\. One of/);
  });

  it('names none where the table is down', () => {
    const lab = asking({ keys: ONE_KEY, arrivals: arrivals(60) });
    lab.faults = [{ at: 1000, forMs: 5000, target: { id: 'table' }, effect: 'outage' }];
    expect(judge(respondsWithin, lab, slow).message).not.toMatch(NAMED);
  });
});

describe('a backlog', () => {
  const hot = { keys: ONE_KEY, arrivals: arrivals(20) };
  const many = { keys: MANY_KEYS, arrivals: arrivals(20) };

  it('that was worked off late names the hot shard, and with one slot that slot', () => {
    const late = judge(drainedWithin, sending(hot, 8), { flow: 'f', ms: 12_000 });
    expect(late.message).toMatch(NAMED);
    expect(late.components).toEqual(['queue', 'map']);
    const { message } = judge(drainedWithin, sending(many, 1), { flow: 'f', ms: 12_000 });
    expect(message).toContain('The one slot of worker was busy all the time');
    expect(message).not.toMatch(NAMED);
  });

  it('that was left at the end names the hot shard, and none where there is none', () => {
    const short = { horizonMs: 12_000 };
    expect(judge(deliversAll, { ...sending(hot, 8), ...short }, { flow: 'f' }).message).toMatch(
      NAMED,
    );
    expect(
      judge(deliversAll, { ...sending(many, 1), ...short }, { flow: 'f' }).message,
    ).not.toMatch(NAMED);
  });

  it('that made what people see old names the hot shard, and none where there is none', () => {
    const params = { flow: 'f', target: 'map', percentile: 99, ms: 1000 };
    expect(judge(freshWithin, sending(hot, 8), params).message).toMatch(NAMED);
    expect(judge(freshWithin, sending(many, 1), params).message).not.toMatch(NAMED);
  });
});

describe('answers that came too late to be of use', () => {
  it('name the hot shard, and none where all are busy', () => {
    const useful = { usefulMs: 1000 };
    const hot = asking({ ...useful, keys: ONE_KEY, arrivals: arrivals(150) });
    const all = asking({ ...useful, keys: MANY_KEYS, arrivals: arrivals(600) });
    expect(judge(usefulAnswers, hot, { flow: 'f', percent: 99 }).message).toMatch(NAMED);
    expect(judge(usefulAnswers, all, { flow: 'f', percent: 99 }).message).not.toMatch(NAMED);
  });
});
