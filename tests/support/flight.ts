import type { Browser } from './browser';

/** What a browser gets when it navigates to a page instead of loading it. */
export interface Flight {
  status: number;
  /** `text/x-component` when it is what was asked for. */
  type: string;
  body: string;
}

/** Asks for the data of a page as the site's own script does: the server sends such a request on to an address with a mark. */
export async function flightOf(browser: Browser, path: string): Promise<Flight> {
  const headers = { rsc: '1' };
  let answer = await browser.request(path, { headers });
  for (let hops = 0; answer.status >= 300 && answer.status < 400 && hops < 5; hops += 1) {
    const to = new URL(answer.headers.get('location') ?? '/', 'http://here');
    await answer.arrayBuffer();
    answer = await browser.request(to.pathname + to.search, { headers });
  }
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  return { status: answer.status, type, body: await answer.text() };
}
