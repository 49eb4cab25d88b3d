import { isDraining } from '@/server/front/draining';

const INTERVAL_MS = 500;
/** After this long a browser asks anew, ms: no connection is held for ever. */
const LONGEST_MS = 60_000;

const isOver = ({ state }: { state: string }) => state === 'graded' || state === 'failed';

/** Server-sent events with every change of a state, the present one first, until it is final or the reader goes. */
export function stateEvents<T extends { state: string }>(
  first: T,
  next: () => Promise<T>,
  signal: AbortSignal,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let told = '';
      let present = first;
      for (let passed = 0; !signal.aborted; passed += INTERVAL_MS) {
        const text = JSON.stringify(present);
        if (text !== told) controller.enqueue(encoder.encode(`data: ${text}\n\n`));
        told = text;
        // A browser whose server is ending asks the next one.
        if (isOver(present) || passed >= LONGEST_MS || isDraining()) break;
        await new Promise((done) => setTimeout(done, INTERVAL_MS));
        try {
          present = await next();
        } catch {
          // Signed out meanwhile, or the database is away: the browser asks again and is told.
          break;
        }
      }
      controller.close();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
