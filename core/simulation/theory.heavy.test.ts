import { describe, expect, test } from 'vitest';
import { componentOf, flowOf, type Lab, runLab } from '@/tests/support/lab';

const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

const HORIZON_MS = 300_000;

/** Poisson arrivals at one service for five minutes. */
function station(
  perSecond: number,
  settings: Record<string, number | string | null>,
  workMs: unknown,
): Lab {
  return {
    components: { client: ['client'], server: ['service', settings] },
    connections: [['client', 'server', 'sync']],
    physics: { server: { workMs } },
    flows: [
      {
        to: 'server',
        arrivals: { perSecond, poisson: true, fromMs: 0, toMs: HORIZON_MS },
        timeoutMs: 3_600_000,
      },
    ],
    horizonMs: HORIZON_MS,
  };
}

/** How many standard errors the mean over the seeds lies from what theory says. */
function zScore(lab: Lab, theory: number, measure: (run: ReturnType<typeof runLab>) => number) {
  return zOf(
    SEEDS.map((seed) => measure(runLab(lab, { seed }))),
    theory,
  );
}

function zOf(values: readonly number[], theory: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return (mean - theory) / Math.sqrt(variance / values.length);
}

const waitOf = (id: string) => (simulation: ReturnType<typeof runLab>) =>
  componentOf(simulation.run, id).meanWaitMs ?? Number.NaN;

/** Probability that an arrival waits in M/M/c with offered load a (Erlang C). */
function erlangC(c: number, a: number): number {
  const b = erlangB(c, a);
  return b / (1 - (a / c) * (1 - b));
}

/** Probability that an arrival is turned away in M/M/c/c with offered load a (Erlang B, by its recursion). */
function erlangB(c: number, a: number): number {
  let b = 1;
  for (let k = 1; k <= c; k++) b = (a * b) / (k + a * b);
  return b;
}

/** Two-sided 1-in-10,000 point of Student's t with 11 degrees of freedom. */
const T_LIMIT = 5.9;

describe('queueing theory', () => {
  test('M/M/1 at load 0.8 waits ρ/(μ−λ)', () => {
    const lab = station(80, { replicas: 1, concurrency: 1 }, { exponential: 10 });
    expect(Math.abs(zScore(lab, (0.8 * 10) / 0.2, waitOf('server')))).toBeLessThan(T_LIMIT);
  });

  test('M/M/1 that serves up to four at once waits as the root of its balance says', () => {
    const [perMs, workMs, most] = [0.02, 100, 4];
    const lab: Lab = {
      components: {
        client: ['client'],
        api: ['service'],
        queue: ['queue'],
        server: ['worker', { batch: most }],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'queue', 'async'],
        ['queue', 'server', 'async'],
      ],
      physics: {
        api: { workMs: 0, publishMs: 0 },
        server: { workMs: { exponential: workMs } },
      },
      flows: [
        {
          to: 'server',
          arrivals: { perSecond: perMs * 1000, poisson: true, fromMs: 0, toMs: HORIZON_MS },
        },
      ],
      horizonMs: HORIZON_MS,
    };
    // While the server is busy, n wait with probability C·rⁿ, where μ·r⁵ − (λ + μ)·r + λ = 0 and 0 < r < 1.
    const mu = 1 / workMs;
    let r = 0.5;
    for (let i = 0; i < 200; i++) r = (perMs + mu * r ** (most + 1)) / (perMs + mu);
    const c = 1 / (1 / (1 - r) + mu / perMs);
    const theory = (c * r) / (1 - r) ** 2 / perMs;
    expect(Math.abs(zScore(lab, theory, waitOf('queue')))).toBeLessThan(T_LIMIT);
  });

  test('M/M/10 at load 0.9 waits as Erlang C says', () => {
    const lab = station(90, { replicas: 10, concurrency: 1 }, { exponential: 100 });
    const theory = (erlangC(10, 9) * 100) / (10 - 9);
    expect(Math.abs(zScore(lab, theory, waitOf('server')))).toBeLessThan(T_LIMIT);
  });

  test('M/D/1 at load 0.7 waits half as long as M/M/1', () => {
    const lab = station(70, { replicas: 1, concurrency: 1 }, 10);
    expect(Math.abs(zScore(lab, (0.7 * 10) / (2 * 0.3), waitOf('server')))).toBeLessThan(T_LIMIT);
  });

  test('M/G/1 with uniform service waits as Pollaczek and Khinchine say', () => {
    const lab = station(70, { replicas: 1, concurrency: 1 }, { uniform: [0, 20] });
    const secondMoment = 400 / 3;
    const theory = (0.07 * secondMoment) / (2 * (1 - 0.7));
    expect(Math.abs(zScore(lab, theory, waitOf('server')))).toBeLessThan(T_LIMIT);
  });

  test('M/G/1 with lognormal service waits as Pollaczek and Khinchine say', () => {
    const lognormal = { median: 8, p99: 30 };
    const sigma = Math.log(lognormal.p99 / lognormal.median) / 2.3263478740408408;
    const mean = lognormal.median * Math.exp((sigma * sigma) / 2);
    const secondMoment = lognormal.median ** 2 * Math.exp(2 * sigma * sigma);
    const lab = station(50, { replicas: 1, concurrency: 1 }, { lognormal });
    const theory = (0.05 * secondMoment) / (2 * (1 - 0.05 * mean));
    expect(Math.abs(zScore(lab, theory, waitOf('server')))).toBeLessThan(T_LIMIT);
  });

  test('M/M/c/c turns away the share that Erlang B says', () => {
    const lab = station(50, { replicas: 1, concurrency: 6, backlog: 0 }, { exponential: 100 });
    const z = zScore(lab, erlangB(6, 5), ({ run }) => {
      const flow = flowOf(run);
      return flow.rejected / flow.requests;
    });
    expect(Math.abs(z)).toBeLessThan(T_LIMIT);
  });

  test('M/M/1/K turns away the share that theory says', () => {
    const lab = station(90, { replicas: 1, concurrency: 1, backlog: 4 }, { exponential: 10 });
    const rho = 0.9;
    const theory = ((1 - rho) * rho ** 5) / (1 - rho ** 6);
    const z = zScore(lab, theory, ({ run }) => flowOf(run).rejected / flowOf(run).requests);
    expect(Math.abs(z)).toBeLessThan(T_LIMIT);
  });

  test('machine repair: N users who think reach the throughput of the closed model', () => {
    const users = 12;
    const r = 10 / 100;
    const weights = [1];
    for (let n = 1; n <= users; n++) weights.push((weights[n - 1] ?? 0) * (users - n + 1) * r);
    const idle = 1 / weights.reduce((sum, weight) => sum + weight, 0);
    const lab: Lab = {
      ...station(1, { replicas: 1, concurrency: 1 }, { exponential: 10 }),
      flows: [
        {
          to: 'server',
          arrivals: { users, thinkMs: { exponential: 100 } },
          timeoutMs: 3_600_000,
        },
      ],
    };
    const z = zScore(lab, 1 - idle, ({ run }) => componentOf(run, 'server').utilisation ?? 0);
    expect(Math.abs(z)).toBeLessThan(T_LIMIT);
  });

  test('a Jackson tandem: two stations fed by a queue each behave like two M/M/1', () => {
    const lab: Lab = {
      components: {
        client: ['client'],
        door: ['service', { concurrency: 10_000 }],
        q1: ['queue'],
        a: ['worker', { replicas: 1, concurrency: 1 }],
        q2: ['queue'],
        b: ['worker', { replicas: 1, concurrency: 1 }],
      },
      connections: [
        ['client', 'door', 'sync'],
        ['door', 'q1', 'async'],
        ['q1', 'a', 'async'],
        ['a', 'q2', 'async'],
        ['q2', 'b', 'async'],
      ],
      physics: {
        door: { workMs: 0, publishMs: 0 },
        a: { workMs: { exponential: 10 }, publishMs: 0 },
        b: { workMs: { exponential: 12 } },
      },
      flows: [{ to: 'b', arrivals: { perSecond: 60, poisson: true, fromMs: 0, toMs: 3_600_000 } }],
      horizonMs: HORIZON_MS,
    };
    const runs = SEEDS.map((seed) => runLab(lab, { seed }));
    expect(Math.abs(zOf(runs.map(waitOf('q1')), (0.6 * 10) / 0.4))).toBeLessThan(T_LIMIT);
    expect(Math.abs(zOf(runs.map(waitOf('q2')), (0.72 * 12) / 0.28))).toBeLessThan(T_LIMIT);
  });

  test("Little's law holds for the run itself: L·T is the sum of all times inside", () => {
    const lab = {
      ...station(80, { replicas: 1, concurrency: 1 }, { exponential: 10 }),
      horizonMs: 100_000,
    };
    lab.flows = [
      { to: 'server', arrivals: { perSecond: 80, poisson: true, fromMs: 0, toMs: 90_000 } },
    ];
    const { run } = runLab(lab);
    const flow = flowOf(run);
    const server = componentOf(run, 'server');
    expect(flow.accepted).toBe(flow.requests);
    const timesInside = (flow.responseMs.mean ?? 0) * flow.requests;
    expect(server.meanInSystem * 100_000).toBeCloseTo(timesInside, 0);
    const inLine = (server.meanWaitMs ?? 0) * server.served;
    const inService = (server.utilisation ?? 0) * 100_000;
    expect(inLine + inService).toBeCloseTo(timesInside, 0);
  });
});
