import type { Diagram } from '@/core/contracts/diagram-schema';
import { simulate } from '@/core/simulation/simulate';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';

function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function measure(items: number, scenarioId: string, runs: number): { ms: number; events: number } {
  const mission = newsletterMission(items);
  const diagram = newsletterDiagram();
  const times: number[] = [];
  let events = 0;
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    events = simulate({ mission, diagram, scenarioId, seed: 'bench' }).run.events;
    const used = process.cpuUsage(before);
    times.push((used.user + used.system) / 1000);
  }
  return { ms: median(times), events };
}

/** Prints the processor time, that of compiling and collecting garbage on other threads included, of every scenario of the newsletter, and the time per item from ten thousand items to ten million. */
export function benchNewsletter(): void {
  measure(100_000, 'send-one', 3);
  let all = 0;
  for (const { id } of newsletterMission().scenarios) {
    const { ms, events } = measure(1_000_000, id, id === 'send-one' ? 7 : 3);
    all += ms;
    const perEvent = ((ms * 1e6) / events).toFixed(0);
    console.log(
      `newsletter ${id}, 1,000,000 items: ${ms.toFixed(0)} ms of processor time (median), ${events} events, ${perEvent} ns/event`,
    );
  }
  console.log(`newsletter, all scenarios: ${all.toFixed(0)} ms`);
  for (const items of [10_000, 100_000, 1_000_000, 10_000_000]) {
    const { ms } = measure(items, 'send-one', items > 1_000_000 ? 1 : items < 1_000_000 ? 15 : 5);
    console.log(`newsletter send-one, ${items} items: ${((ms * 1e6) / items).toFixed(0)} ns/item`);
  }
}

const position = { x: 0, y: 0 };

/** The reference with something asked, or put, between the senders and the provider. */
function behind(
  first: 'gateway' | 'table' | 'cache',
  senders: Record<string, number | null>,
): Diagram {
  const diagram = newsletterDiagram(senders);
  const calls = diagram.connections.filter(({ id }) => id === 'c6');
  const others = diagram.connections.filter(({ id }) => id !== 'c6');
  const store = first === 'table' ? 'database' : 'cache';
  const type = first === 'gateway' ? 'service' : store;
  const settings: Record<string, number> =
    first === 'gateway' ? { replicas: 20, concurrency: 10 } : { replicas: 3 };
  const asked = { id: 'c8', from: 'senders', to: first, kind: 'sync' as const };
  const onward = calls.map((call) => (first === 'gateway' ? { ...call, from: first } : call));
  return {
    ...diagram,
    components: [...diagram.components, { id: first, type, label: first, position, settings }],
    connections: [...others, asked, ...onward],
  };
}

const slots = (concurrency: number) => ({ replicas: 10, concurrency, rateLimitPerSecond: null });

/** Sound designs, near and far from their limits, and the naive maximum, which is a storm of refusals. */
const DESIGNS: Record<string, Diagram> = {
  '70 slots': newsletterDiagram(slots(7)),
  '80 slots': newsletterDiagram(slots(8)),
  '90 slots': newsletterDiagram(slots(9)),
  '100 slots': newsletterDiagram(slots(10)),
  'gateway, 1,900/s': behind('gateway', {}),
  'table first, 3,900/s': behind('table', { rateLimitPerSecond: 3900 }),
  'cache first, 100 slots': behind('cache', slots(10)),
  'storm, 2,000 slots': newsletterDiagram({
    replicas: 200,
    concurrency: 10,
    rateLimitPerSecond: null,
  }),
};

/** Prints the processor time of all scenarios of designs other than the reference, and which runs were cut. */
export function benchReach(): void {
  const mission = newsletterMission(1_000_000);
  measure(100_000, 'send-one', 3);
  for (const [name, diagram] of Object.entries(DESIGNS)) {
    const parts: string[] = [];
    let all = 0;
    for (const { id } of mission.scenarios) {
      const before = process.cpuUsage();
      const { run } = simulate({ mission, diagram, scenarioId: id, seed: 'bench' });
      const used = process.cpuUsage(before);
      const ms = (used.user + used.system) / 1000;
      all += ms;
      const cut = run.status === 'ok' ? '' : ', CUT';
      parts.push(
        `${id} ${ms.toFixed(0)} ms, ${(run.events / 1e6).toFixed(1)} million events${cut}`,
      );
    }
    console.log(`${name}: ${all.toFixed(0)} ms (${parts.join('; ')})`);
  }
}

/** Prints the most memory that a process of its own holds for the largest run. */
export function benchMemory(): void {
  measure(10_000_000, 'send-one', 1);
  const { maxRSS } = process.resourceUsage();
  console.log(
    `newsletter send-one, 10000000 items: at most ${Math.round(maxRSS / 1000)} MB resident`,
  );
}
