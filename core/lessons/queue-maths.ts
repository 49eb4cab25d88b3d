/** What a line in front of equal workers does on average; times in the unit of the service time. */
export interface QueueFigures {
  /** Share of the time in which a worker is busy; 1 and more = the line grows without end. */
  utilisation: number;
  /** Mean wait in line; null when the line grows without end. */
  wait: number | null;
  /** Mean number in line (Little's law: rate × wait); null when it grows without end. */
  waiting: number | null;
  /** Mean number inside, in line and in work; null when it grows without end. */
  inside: number | null;
}

/**
 * M/M/c: Poisson arrivals (`rate` per unit of time), exponential service times of mean `serviceTime`, `workers` in
 * parallel. Erlang C, computed by the recursion of Erlang B: B(0) = 1, B(c) = a·B(c−1) / (c + a·B(c−1)) with a = rate ×
 * serviceTime; C = B / (1 − ρ(1 − B)); mean wait = C × serviceTime / (c − a). Source: L. Kleinrock, Queueing Systems I, 3.5.
 */
export function queueFigures(rate: number, serviceTime: number, workers: number): QueueFigures {
  const load = rate * serviceTime;
  const utilisation = load / workers;
  if (utilisation >= 1) return { utilisation, wait: null, waiting: null, inside: null };
  let blocked = 1;
  for (let c = 1; c <= workers; c += 1) blocked = (load * blocked) / (c + load * blocked);
  const mustWait = blocked / (1 - utilisation * (1 - blocked));
  const wait = (mustWait * serviceTime) / (workers - load);
  return { utilisation, wait, waiting: rate * wait, inside: rate * (wait + serviceTime) };
}

/** One call on a timeline, seconds from the start. */
export interface TimelineCall {
  sentAt: number;
  answeredAt: number;
}

/**
 * Calls to one server that works on them one after another, `seconds` each: sent in turn (each after the answer to the one
 * before) or all together at the start. `blocked` is how long the sender stands still.
 */
export function timeline(
  calls: number,
  seconds: number,
  together: boolean,
): { calls: TimelineCall[]; blocked: number; total: number } {
  const list = Array.from({ length: calls }, (_, i) => ({
    sentAt: together ? 0 : i * seconds,
    answeredAt: (i + 1) * seconds,
  }));
  const total = calls * seconds;
  return { calls: list, blocked: together ? 0 : total, total };
}
