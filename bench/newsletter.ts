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

/** Prints the most memory that a process of its own holds for the largest run. */
export function benchMemory(): void {
  measure(10_000_000, 'send-one', 1);
  const { maxRSS } = process.resourceUsage();
  console.log(
    `newsletter send-one, 10000000 items: at most ${Math.round(maxRSS / 1000)} MB resident`,
  );
}
