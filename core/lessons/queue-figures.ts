/** What a line in front of equal workers does on average. */
export interface QueueFigures {
  /** Share of the time in which a worker is busy; 1 = as much comes in as can be done, more = the line grows without end. */
  utilisation: number;
  /** Where the line settles; null at a utilisation of 1 and more, where it does not. */
  steady: {
    /** Mean wait in line, ms. */
    waitMs: number;
    /** What 99 of 100 requests wait at most, ms. */
    waitP99Ms: number;
    /** Mean number in line (Little's law: rate × wait). */
    waiting: number;
    /** Mean number inside, in line and in work. */
    inside: number;
  } | null;
}

/**
 * M/M/c: Poisson arrivals (`perSecond`), exponential service times of mean `serviceMs`, `workers` in parallel. Erlang C,
 * computed by the recursion of Erlang B: B(0) = 1, B(c) = a·B(c−1) / (c + a·B(c−1)) with a = rate × service time;
 * C = B / (1 − ρ(1 − B)); mean wait = C × service time / (c − a). The wait exceeds t with the chance
 * C·exp(−(c − a)·t / service time), hence p99 = service time × ln(100 C) / (c − a), and 0 where C ≤ 1 %.
 * Source: L. Kleinrock, Queueing Systems I, 3.5 and 5.7.
 */
export function queueFigures(perSecond: number, serviceMs: number, workers: number): QueueFigures {
  // Whole numbers are multiplied before they are divided: 70/s × 100 ms are 7 workers, not 7.000000000000001.
  const load = (perSecond * serviceMs) / 1000;
  const utilisation = load / workers;
  if (utilisation >= 1) return { utilisation, steady: null };
  let blocked = 1;
  for (let c = 1; c <= workers; c += 1) blocked = (load * blocked) / (c + load * blocked);
  const mustWait = blocked / (1 - utilisation * (1 - blocked));
  const drainMs = serviceMs / (workers - load);
  const waitMs = mustWait * drainMs;
  return {
    utilisation,
    steady: {
      waitMs,
      waitP99Ms: Math.max(0, drainMs * Math.log(100 * mustWait)),
      waiting: (perSecond * waitMs) / 1000,
      inside: (perSecond * (waitMs + serviceMs)) / 1000,
    },
  };
}

export interface CurvePoint {
  utilisation: number;
  waitMs: number;
  waitP99Ms: number;
}

/** The waits at 0, 1, … 99 % and then at each tenth of a percent up to 99.9 %, for a curve; see `queueFigures`. */
export function waitCurve(serviceMs: number, workers: number): CurvePoint[] {
  const permille = [
    ...Array.from({ length: 99 }, (_, i) => i * 10),
    ...Array.from({ length: 10 }, (_, i) => 990 + i),
  ];
  return permille.flatMap((share) => {
    const { utilisation, steady } = queueFigures((share * workers) / serviceMs, serviceMs, workers);
    return steady === null
      ? []
      : [{ utilisation, waitMs: steady.waitMs, waitP99Ms: steady.waitP99Ms }];
  });
}
