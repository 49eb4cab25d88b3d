import type { Browser } from './browser';

/** Server-sent events of a page as they come in. */
export interface Followed {
  /** Waits until an event that was not waited for before holds such a text; throws when they end before. */
  until: (text: RegExp) => Promise<void>;
  end: () => void;
}

/** Follows the server-sent events at a path. */
export async function followEvents(browser: Browser, path: string): Promise<Followed> {
  const end = new AbortController();
  const answer = await browser.request(path, { signal: end.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (answer.status !== 200 || !reader) throw new Error(`${path} answered ${answer.status}`);
  let unread = '';
  return {
    until: async (text) => {
      let found = text.exec(unread);
      while (!found) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`${path} ended without ${text.source}`);
        unread += value;
        found = text.exec(unread);
      }
      unread = unread.slice(found.index + found[0].length);
    },
    end: () => {
      // What was still to be read is of no use any more.
      reader.cancel().catch(() => {});
      end.abort();
    },
  };
}
