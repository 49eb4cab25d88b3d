import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { Problem } from '@/core/shared/problem';
import { AppError, ERROR_STATUS, forbidden, invalid } from './errors';
import { log } from './log';
import { asExpected } from './outage';
import { ownHosts } from './own-hosts';

/** Runs a route handler; an expected error becomes its status and `{ code, message, problems }`, any other a 500. */
export async function handle(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = asExpected(thrown);
    if (error instanceof AppError) {
      const { code, reader: message, problems } = error;
      const headers: HeadersInit = code === 'unavailable' ? { 'retry-after': '5' } : {};
      return Response.json({ code, message, problems }, { status: ERROR_STATUS[code], headers });
    }
    log.error({ err: error }, 'a request failed');
    const problems: Problem[] = [];
    const message = 'Something went wrong on our side. Try again in a moment.';
    return Response.json({ code: 'unexpected', message, problems }, { status: 500 });
  }
}

/** Refuses a writing request that another site's page made the browser send. What the client says of hosts does not count. */
export function requireSameOrigin(request: { headers: Pick<Headers, 'get'> }): void {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw forbidden(`a request from another site (${site})`);
  }
  const origin = request.headers.get('origin');
  if (origin === null) return;
  let host: string | null = null;
  try {
    host = new URL(origin).host;
  } catch {
    // "null" and other words that are no address.
  }
  if (host === null || !ownHosts()?.has(host)) throw forbidden(`a request from ${origin}`);
}

/** The body as text, read no further than `maxBytes`; throws `invalid` beyond them and for bytes that are not UTF-8. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    invalid(`a body over ${maxBytes} bytes`, [
      { path: '', message: `the request is larger than ${maxBytes} bytes` },
    ]);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      void reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw invalid('a body that is not UTF-8', [{ path: '', message: 'the text is not UTF-8' }]);
  }
}
