import { onRoundNews } from '@/server/data/round-news';
import { isDraining } from '@/server/front/draining';

/** Looked at this often without news, ms: whoever may not look on any more is found out, and a lost word is made good. */
const LOOK_MS = 5_000;
/** After this long a browser asks anew, ms: no connection is held for ever. */
const LONGEST_MS = 60_000;
/** A browser that was cut off asks again after this long, ms. */
const RETRY_MS = 200;

/**
 * Server-sent events with every change of a round, how it stands now first, until it is over (`null`) or the reader goes. Each is whole, so
 * that whoever missed one misses nothing.
 */
export function newsEvents<T extends { revision: number }>(
  id: string,
  read: () => Promise<T | null>,
  signal: AbortSignal,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let wake = () => {};
      let isNew = false;
      const stop = onRoundNews(id, () => {
        isNew = true;
        wake();
      });
      signal.addEventListener('abort', () => wake());
      controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`));
      let told: number | null = null;
      for (let passed = 0; !signal.aborted && passed < LONGEST_MS && !isDraining(); ) {
        isNew = false;
        try {
          const value = await read();
          if (value?.revision !== told || told === null)
            controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
          if (value === null) break;
          told = value.revision;
        } catch {
          // Signed out or sent away meanwhile, or the database is away: the browser asks again and is told.
          break;
        }
        if (isNew) continue;
        const began = performance.now();
        await new Promise<void>((done) => {
          const timer = setTimeout(done, LOOK_MS);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
        passed += performance.now() - began;
      }
      stop();
      try {
        controller.close();
      } catch {
        // The reader has gone.
      }
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
