import { execFileSync } from 'node:child_process';
import { simulate } from '@/core/simulation/simulate';
import { buildLab } from '@/tests/support/lab';

const PYTHONS = ['python3', '/usr/bin/python3'];
const HORIZON_MS = 4_000_000;

interface Measured {
  seconds: number;
  events: number;
  customers: number;
}

function findSimpy(): string | null {
  for (const python of PYTHONS) {
    try {
      execFileSync(python, ['-c', 'import simpy'], { stdio: 'ignore' });
      return python;
    } catch {
      // Not this one.
    }
  }
  return null;
}

function own(): Measured {
  const { mission, diagram } = buildLab({
    components: { client: ['client'], server: ['service', { replicas: 10, concurrency: 1 }] },
    connections: [['client', 'server', 'sync']],
    physics: { server: { workMs: { exponential: 100 } } },
    flows: [
      {
        to: 'server',
        arrivals: { perSecond: 90, poisson: true, fromMs: 0, toMs: HORIZON_MS },
        timeoutMs: HORIZON_MS,
      },
    ],
    horizonMs: HORIZON_MS,
  });
  let best: Measured = { seconds: Number.POSITIVE_INFINITY, events: 0, customers: 0 };
  for (let i = 0; i < 25; i++) {
    const before = process.cpuUsage();
    const { run } = simulate({ mission, diagram, scenarioId: 's', seed: `${i}` });
    const used = process.cpuUsage(before);
    const seconds = (used.user + used.system) / 1e6;
    const customers = run.flows[0]?.requests ?? 0;
    if (seconds < best.seconds) best = { seconds, events: run.events, customers };
  }
  return best;
}

function simpy(python: string): Measured {
  const script = 'bench/mm10.py';
  let best: Measured = { seconds: Number.POSITIVE_INFINITY, events: 0, customers: 0 };
  for (let i = 0; i < 3; i++) {
    const output = execFileSync(python, [script, `${HORIZON_MS}`], { encoding: 'utf8' });
    const measured = JSON.parse(output) as Measured;
    if (measured.seconds < best.seconds) best = measured;
  }
  return best;
}

function line(name: string, { seconds, events, customers }: Measured): void {
  const perSecond = (n: number) => `${Math.round(n / seconds).toLocaleString('en')}/s`;
  console.log(
    `M/M/10 at load 0.9, ${name}: ${perSecond(customers)} customers, ${perSecond(events)} events`,
  );
}

/**
 * Prints customers and events per second of processor time of an M/M/10 at load 0.9, here and in SimPy where it is
 * installed: the best of several runs on either side.
 */
export function benchQueue(): void {
  const ours = own();
  line('this engine', ours);
  const python = findSimpy();
  if (python === null) {
    console.log(
      'M/M/10 in SimPy: skipped, SimPy is not installed (apt-get install python3-simpy3)',
    );
    return;
  }
  const theirs = simpy(python);
  line('SimPy', theirs);
  const customers = ours.customers / ours.seconds / (theirs.customers / theirs.seconds);
  const events = ours.events / ours.seconds / (theirs.events / theirs.seconds);
  console.log(`ratio: ${customers.toFixed(1)}x in customers, ${events.toFixed(1)}x in events`);
}
