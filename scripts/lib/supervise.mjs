// Keeps a server running: starts it again when it ended by itself, and ends it when it hangs.

/** Waits before each start in a row, ms; after as many ends in a row it is given up. */
const WAITS_MS = [0, 500, 1_000, 2_000, 4_000];
/** A server that ran this long begins a new row, ms. */
const STEADY_MS = 60_000;
/** Checks in a row that may fail before a server counts as hanging. Counted, not timed: a machine may sleep. */
const PATIENCE = 5;

/** The server ended by itself so many times in a row; `code` is what it ended with last. */
export class GaveUp extends Error {
  constructor(times, code) {
    const often = times === 1 ? 'by itself' : `by itself ${times} times in a row, at last`;
    super(`The server ended ${often} with code ${code}. The reason stands above.`);
    this.code = code;
  }
}

/**
 * Runs `serve` again and again. It resolves to `{ code, ready }` when the server ended; `ready` says whether it ever served. Returns
 * that once `isStopping()`, or when the very first start never came to serve: what hinders it then will not pass by itself.
 * Throws `GaveUp` when the server ends again and again.
 */
export async function keepServing({ serve, isStopping, say, sleep, now }) {
  let inARow = 0;
  for (let first = true; ; first = false) {
    const began = now();
    const end = await serve();
    if (isStopping() || (first && !end.ready)) return end;
    inARow = now() - began >= STEADY_MS ? 1 : inARow + 1;
    if (inARow > WAITS_MS.length) throw new GaveUp(inARow, end.code);
    say(`The server ended by itself (code ${end.code}). Starting it again …`);
    await sleep(WAITS_MS[inARow - 1]);
    if (isStopping()) return end;
  }
}

/** Resolves when `alive` has failed several times in a row, or when `isOver()`. */
export async function untilHanging({ alive, isOver, sleep }) {
  for (let failures = 0; !isOver() && failures < PATIENCE; ) {
    await sleep(2_000);
    failures = (await alive()) ? 0 : failures + 1;
  }
}

/** Whether a server answers at `address` with success within `withinMs`. */
export async function answers(address, withinMs) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(withinMs) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
