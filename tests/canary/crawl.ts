import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '../support/browser';
import { flightOf } from '../support/flight';

/** One answer of the server. */
export interface Answer {
  path: string;
  status: number;
  /** Content type, of what was asked for as data. */
  type?: string;
  body: string;
}

/** Addresses of this site in a text: in attributes, and in the data that pages carry for the browser. */
function pathsIn(body: string): string[] {
  const found = body.matchAll(/["'(\\](\/(?!\/)[\w\-./?=&%~[\]]*)/g);
  return [...found].map(([, path = '']) => path.replaceAll('&amp;', '&').replace(/\\$/, ''));
}

/** Files that a build has made for browsers, as addresses. */
export function builtFiles(folder: string): string[] {
  const base = join(folder, '.next', 'static');
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join('/_next/static', join(entry.parentPath, entry.name).slice(base.length)));
}

/**
 * Everything that somebody gets who begins at `from` and follows every address of this site that any answer names; each
 * page also in the form that the browser asks for on navigation. Leaves out what ends the session.
 */
export async function crawl(browser: Browser, from: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...from];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await browser.get(path);
    const location = response.headers.get('location');
    const body = await response.text();
    answers.push({ path, status: response.status, body });
    const bodies = [body, location === null ? '' : `"${new URL(location, 'http://x').pathname}`];
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      const flight = await flightOf(browser, path);
      answers.push({ ...flight, path: `${path} (RSC)` });
      bodies.push(flight.body);
    }
    for (const next of bodies.flatMap(pathsIn)) {
      if (seen.has(next) || next.startsWith('/api/auth') || next.startsWith('/sign-out')) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return answers;
}
