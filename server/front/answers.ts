import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** After this long whoever was sent away may come again, s. */
const RETRY_S = 5;

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

/** Sends a short text and lets go of the connection: the body of such a request is not read. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
  });
  response.end(text);
}

/** Tells an address that it asks for too much. */
export function answerTooMany(response: ServerResponse): void {
  response.setHeader('retry-after', '60');
  answerText(
    response,
    429,
    'Too many of these pages were opened from here. Wait a minute, then try again.',
  );
}

const BUSY = 'More people are here than this server can serve at once.';

const busyPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${RETRY_S}"><title>One moment – Backpressure</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}</style>
</head><body><h1>One moment</h1>
<p>${BUSY} This page tries again by itself in ${RETRY_S} seconds.</p>
<p>Your drawing is safe: every change is kept in this browser first, and sent when there is room again.</p>
</body></html>`;

/** Sends a request away for a moment, in the form that its sender reads. */
export function answerBusy(request: IncomingMessage, response: ServerResponse): void {
  const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
  const body = isPage
    ? busyPage
    : JSON.stringify({
        code: 'unavailable',
        message: `${BUSY} Try again in ${RETRY_S} seconds.`,
        problems: [],
      });
  response.writeHead(503, {
    ...HEADERS,
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json',
    'retry-after': String(RETRY_S),
    ...(request.method === 'GET' ? {} : { connection: 'close' }),
  });
  response.end(body);
}
