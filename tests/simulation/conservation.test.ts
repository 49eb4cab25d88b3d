import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { simulate } from '@/core/simulation/simulate';
import { faultAt, settingsOf } from '@/tests/support/architecture-parts';
import { type Architecture, architecture } from '@/tests/support/architectures';
import { componentOf, flowOf, runLab } from '@/tests/support/lab';

function checkFlows(input: Architecture, run: ScenarioRun): void {
  for (const flow of run.flows) {
    const { items, requests, accepted, rejected, timedOut, targets, hears } = flow;
    const each = input.mission.flows.find(({ id }) => id === flow.id)?.items ?? 0;
    const { delivered, pending, deadLettered, lost, refused } = items;
    expect(delivered + pending + deadLettered + lost + refused).toBe(items.offered);
    expect(items.offered).toBe(requests * each);
    expect(items.accepted).toBe(accepted * each);
    expect(accepted + rejected + timedOut).toBeLessThanOrEqual(requests);
    expect(lost).toBeLessThanOrEqual(items.accepted);
    expect(items.duplicated).toBe(targets.reduce((sum, target) => sum + target.duplicated, 0));
    if (hears) {
      expect(hears.known).toBe(accepted);
      expect(hears.known + hears.missed).toBeLessThanOrEqual(requests);
      expect(items.duplicated + items.lost + items.refused).toBe(0);
      const followed = flowOf(run, 'f0');
      expect(requests).toBeLessThanOrEqual(followed.accepted);
      expect(hears.missed).toBeLessThanOrEqual(followed.items.delivered);
    }
    for (const target of targets) {
      // What people wait for they may know without having asked.
      if (!hears) expect(target.delivered).toBeGreaterThanOrEqual(delivered);
      expect(target.delivered).toBeLessThanOrEqual(items.offered);
      // Whatever a target served was delivered, a duplicate, or known by its key.
      const served = target.delivered + target.duplicated;
      const itemsOfAll = run.components.find(({ id }) => id === target.id)?.items ?? 0;
      // A cache answers for the target whose answer it holds.
      const caches = run.components.map(({ cache }) => (cache ? cache.hits + cache.joined : 0));
      const copies = caches.reduce((sum, one) => sum + one, 0);
      const type = input.diagram.components.find(({ id }) => id === target.id)?.type;
      if (type !== 'queue') expect(served).toBeLessThanOrEqual(itemsOfAll + copies);
    }
  }
}

/** What went into a queue is still there, was acknowledged, or was buried: never more came out than went in. */
function checkQueues(input: Architecture, run: ScenarioRun): void {
  const typeOf = (id: string) => input.diagram.components.find((c) => c.id === id)?.type;
  for (const { id, type } of input.diagram.components) {
    if (type !== 'queue') continue;
    const incoming = input.diagram.connections.filter(({ to }) => to === id);
    if (incoming.some(({ from }) => typeOf(from) === 'topic')) continue;
    const runs = run.connections.filter((c) => incoming.some((other) => other.id === c.id));
    const sent = runs.reduce((sum, c) => sum + c.sent, 0);
    const failed = runs.reduce((sum, c) => sum + c.failed, 0);
    const queue = componentOf(run, id);
    const buried = queue.errors - failed;
    expect(buried).toBeGreaterThanOrEqual(0);
    expect(queue.served + buried).toBeLessThanOrEqual(sent - failed);
    expect(queue.refused).toBeLessThanOrEqual(failed);
  }
}

function checkComponents(input: Architecture, run: ScenarioRun): void {
  for (const { id, type } of input.diagram.components) {
    const component = componentOf(run, id);
    expect(component.utilisation ?? 0).toBeLessThanOrEqual(1);
    expect(component.utilisation ?? 0).toBeGreaterThanOrEqual(0);
    expect(component.meanInSystem).toBeGreaterThanOrEqual(0);
    expect(component.meanWaitMs ?? 0).toBeGreaterThanOrEqual(0);
    if (['client', 'queue', 'topic'].includes(type)) continue;
    // Everything that came in ended well, ended badly, or is still inside.
    const incoming = input.diagram.connections.filter(({ to }) => to === id).map((c) => c.id);
    const came = run.connections
      .filter((c) => incoming.includes(c.id))
      .reduce((sum, c) => sum + c.sent, 0);
    expect(component.served + component.errors).toBeLessThanOrEqual(came);
  }
  for (const { sent, failed, items } of run.connections) {
    expect(failed).toBeLessThanOrEqual(sent);
    expect(items).toBeGreaterThanOrEqual(sent);
  }
}

test('on random architectures nothing comes from nowhere and nothing is counted twice', () => {
  fc.assert(
    fc.property(architecture, (input) => {
      const { run } = simulate(input);
      checkFlows(input, run);
      checkQueues(input, run);
      checkComponents(input, run);
    }),
    { numRuns: 2000, seed: 13 },
  );
});

const safeDesign = fc.record({
  api: settingsOf('service'),
  worker: settingsOf('worker'),
  queue: settingsOf('queue'),
  items: fc.constantFrom(1, 5),
  split: fc.boolean(),
  faults: fc.array(faultAt(['api', 'jobs', 'worker', 'provider']), { maxLength: 4 }),
  seed: fc.string({ minLength: 1, maxLength: 4 }),
});

test('with a queue, acknowledging after the work, an accepted item is never lost, whatever fails', () => {
  let accepted = 0;
  let crashed = 0;
  let duplicated = 0;
  fc.assert(
    fc.property(safeDesign, ({ api, worker, queue, items, split, faults, seed }) => {
      const { run } = runLab(
        {
          components: {
            client: ['client'],
            api: ['service', api],
            // A message that may grow too old is dropped, as it was asked to be.
            jobs: ['queue', { ...queue, ttlMs: null, maxReceives: 1000, redeliveryDelayMs: 10 }],
            worker: ['worker', { ...worker, ack: 'after' }],
            provider: ['external-api'],
          },
          connections: [
            ['client', 'api', 'sync'],
            ['api', 'jobs', 'async', split ? { unit: 'item' } : {}],
            ['jobs', 'worker', 'async'],
            ['worker', 'provider', 'sync'],
          ],
          physics: { provider: { latencyMs: { exponential: 20 } }, worker: { workMs: 5 } },
          flows: [
            {
              id: 'f0',
              to: 'provider',
              items,
              arrivals: { perSecond: 12, poisson: true, fromMs: 0, toMs: 3000 },
            },
          ],
          faults,
          horizonMs: 20_000,
        },
        { seed, maxEvents: 20_000 },
      );
      const flow = flowOf(run, 'f0');
      accepted += flow.items.accepted;
      duplicated += flow.items.duplicated;
      if (faults.some(({ effect }) => effect === 'crash')) crashed += 1;
      expect(flow.items.lost).toBe(0);
      expect(flow.items.deadLettered).toBe(0);
      if (worker.idempotent === true) expect(flow.items.duplicated).toBe(0);
    }),
    { numRuns: 1000, seed: 14 },
  );
  // The law was put to the test: items were accepted, replicas died, and some items came twice.
  expect(accepted).toBeGreaterThan(10_000);
  expect(crashed).toBeGreaterThan(100);
  expect(duplicated).toBeGreaterThan(100);
});
