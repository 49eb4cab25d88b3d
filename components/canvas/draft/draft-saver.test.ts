import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { FakeBrowser, FakeServer, openTab, settleAll } from './draft-saver.fakes';
import { QUIET_MS } from './draft-times';

const labels = (diagram: Diagram | undefined) => diagram?.components.map((c) => c.label).join('');

describe('a signed-in tab', () => {
  it('keeps every change in the browser at once, and the last one on the server after a quiet time', async () => {
    const tab = await openTab({ viewer: 'u' });
    tab.draw('a');
    tab.draw('b');
    await settleAll();
    expect(labels(tab.browser.drafts.get('u')?.diagram)).toBe('ab');
    expect(tab.state).toMatchObject({ account: 'saving', browser: 'kept' });
    expect(tab.server.draft).toBeNull();
    await tab.clock.pass(QUIET_MS);
    expect(labels(tab.server.draft?.diagram)).toBe('ab');
    expect(tab.server.saves).toBe(1);
    expect(tab.state.account).toBe('saved');
    expect(tab.browser.drafts.get('u')).toMatchObject({ dirty: false, baseRevision: 1, sent: [] });
  });

  it('sends what was drawn while a save was under way, from the revision that save made', async () => {
    const tab = await openTab({ viewer: 'u' });
    const answer = tab.server.hold();
    tab.draw('a');
    await tab.clock.pass(QUIET_MS);
    tab.draw('b');
    answer();
    await settleAll();
    expect(tab.state.account).toBe('saving');
    await tab.clock.pass(QUIET_MS);
    expect(labels(tab.server.draft?.diagram)).toBe('ab');
    expect(tab.server.draft?.revision).toBe(2);
    expect(tab.conflict).toBeNull();
  });

  it('tries again with growing pauses after a server error, and says so meanwhile', async () => {
    const tab = await openTab({ viewer: 'u' });
    tab.server.answer = 'failed';
    tab.draw('a');
    await tab.clock.pass(QUIET_MS);
    expect(tab.state.account).toBe('failed');
    const times = [tab.server.saves];
    for (const ms of [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      await tab.clock.pass(ms - 1);
      expect(tab.server.saves).toBe(times.at(-1));
      await tab.clock.pass(1);
      times.push(tab.server.saves);
    }
    expect(times).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    tab.draw('b');
    expect(tab.state.account).toBe('failed');
    tab.server.answer = 'ok';
    await tab.clock.pass(60_000);
    expect(tab.state.account).toBe('saved');
    expect(labels(tab.server.draft?.diagram)).toBe('ab');
  });

  it('opens what the browser keeps when the server is away, and saves new changes once it is back', async () => {
    const before = await openTab({ viewer: 'u' });
    before.draw('a');
    await before.clock.pass(QUIET_MS);
    const { browser, server } = before;
    server.answer = 'offline';
    const tab = await openTab({ viewer: 'u', browser, server });
    expect(tab.labels()).toBe('a');
    expect(tab.state.account).toBe('offline');
    server.answer = 'ok';
    tab.draw('b');
    await tab.clock.pass(10_000);
    expect(labels(server.draft?.diagram)).toBe('ab');
    expect(tab.state.account).toBe('saved');
  });

  it('saves at once when the connection is back', async () => {
    const tab = await openTab({ viewer: 'u' });
    tab.server.answer = 'offline';
    tab.draw('a');
    await tab.clock.pass(QUIET_MS);
    expect(tab.state.account).toBe('offline');
    tab.server.answer = 'ok';
    await tab.saver.push();
    expect(tab.state.account).toBe('saved');
  });

  it('does not take its own save for a conflict when only the answer was lost', async () => {
    const tab = await openTab({ viewer: 'u' });
    tab.server.answer = 'lost';
    tab.draw('a');
    await tab.clock.pass(QUIET_MS);
    tab.server.answer = 'ok';
    tab.draw('b');
    await tab.clock.pass(10_000);
    expect(tab.conflict).toBeNull();
    expect(labels(tab.server.draft?.diagram)).toBe('ab');
  });

  it('closes once what is under way has come to its end, and sends what was drawn meanwhile', async () => {
    const tab = await openTab({ viewer: 'ana' });
    const answer = tab.server.hold();
    tab.draw('a');
    await tab.clock.pass(QUIET_MS);
    tab.draw('b');
    let closed = false;
    const closing = tab.saver.close().then(() => {
      closed = true;
    });
    await settleAll();
    expect(closed).toBe(false);
    answer();
    await closing;
    expect(tab.server.draft?.diagram.components.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(tab.browser.drafts.get('ana')).toMatchObject({ dirty: false, baseRevision: 2 });
  });

  it('goes on where it was when it was closed with a save under way', async () => {
    const tab = await openTab({ viewer: 'u' });
    tab.server.answer = 'lost';
    tab.draw('a');
    await tab.clock.pass(QUIET_MS);
    tab.draw('b');
    await settleAll();
    tab.server.answer = 'ok';
    const again = await openTab({ viewer: 'u', browser: tab.browser, server: tab.server });
    expect(again.conflict).toBeNull();
    expect(again.labels()).toBe('ab');
    await again.clock.pass(QUIET_MS);
    expect(labels(again.server.draft?.diagram)).toBe('ab');
  });

  it('loses nothing when the page goes before the database has written', async () => {
    const tab = await openTab({ viewer: null });
    tab.draw('a');
    await settleAll();
    tab.browser.stuck = true;
    tab.draw('b');
    tab.draw('c');
    tab.saver.leave();
    tab.browser.stuck = false;
    const again = await openTab({ viewer: null, browser: tab.browser });
    expect(again.labels()).toBe('abc');
  });

  it('leaves nothing behind that is kept already', async () => {
    const tab = await openTab({ viewer: null });
    tab.draw('a');
    await settleAll();
    tab.saver.leave();
    expect(tab.browser.left.size).toBe(0);
  });

  it('saves to the account and says so when the browser has no room', async () => {
    const tab = await openTab({ viewer: 'u' });
    tab.browser.failure = 'full';
    tab.draw('a');
    await tab.clock.pass(QUIET_MS);
    expect(tab.state).toEqual({ account: 'saved', browser: 'full' });
    tab.browser.failure = null;
    tab.draw('b');
    await tab.clock.pass(QUIET_MS);
    expect(tab.state).toEqual({ account: 'saved', browser: 'kept' });
  });

  it('stops trying when the session is over or the diagram is refused, until the next change', async () => {
    for (const answer of ['signed-out', 'refused'] as const) {
      const tab = await openTab({ viewer: 'u' });
      tab.server.answer = answer;
      tab.draw('a');
      await tab.clock.pass(100_000);
      expect(tab.server.saves).toBe(1);
      expect(tab.state.account).toBe(answer);
      tab.server.answer = 'ok';
      tab.draw('b');
      await tab.clock.pass(QUIET_MS);
      expect(tab.state.account).toBe('saved');
    }
  });

  it('sends what is left when its canvas goes, and shows nothing any more', async () => {
    const tab = await openTab({ viewer: 'u' });
    tab.draw('a');
    const shown = tab.told;
    await tab.saver.close();
    expect(tab.browser.drafts.get('u')).toMatchObject({ dirty: false });
    expect(labels(tab.server.draft?.diagram)).toBe('a');
    expect(tab.told).toBe(shown);
  });
});

describe('two versions', () => {
  async function elsewhere() {
    const server = new FakeServer();
    const here = await openTab({ viewer: 'u', server });
    const there = await openTab({ viewer: 'u', server });
    there.draw('t');
    await there.clock.pass(QUIET_MS);
    here.draw('h');
    await here.clock.pass(QUIET_MS);
    return { here, server };
  }

  it('are both shown when another device saved first; the chosen one is saved, the other a point', async () => {
    const { here, server } = await elsewhere();
    expect(here.conflict).toMatchObject({ kind: 'account' });
    expect(labels(server.draft?.diagram)).toBe('t');
    here.saver.settle(true);
    await here.clock.pass(QUIET_MS);
    expect(labels(server.draft?.diagram)).toBe('h');
    expect(here.points.map(labels)).toEqual(['t']);
  });

  it('leave the way back when the other one is chosen', async () => {
    const { here, server } = await elsewhere();
    here.saver.settle(false);
    await here.clock.pass(QUIET_MS);
    expect(here.labels()).toBe('t');
    expect(here.replaced.map(labels)).toEqual(['h']);
    expect(here.points.map(labels)).toEqual(['h']);
    expect(labels(server.draft?.diagram)).toBe('t');
    expect(here.state.account).toBe('saved');
  });
});

describe('two tabs of one browser', () => {
  async function two(viewer: string | null) {
    const browser = new FakeBrowser();
    const server = new FakeServer();
    const first = await openTab({ viewer, browser, server });
    const second = await openTab({ viewer, browser, server });
    return { browser, server, first, second };
  }

  it('follow each other, and the change counts once', async () => {
    for (const viewer of [null, 'u']) {
      const { first, second, server } = await two(viewer);
      first.draw('a');
      await settleAll();
      expect(second.labels()).toBe('a');
      second.draw('b');
      await settleAll();
      expect(first.labels()).toBe('ab');
      await Promise.all([first.clock.pass(20_000), second.clock.pass(20_000)]);
      expect([first.conflict, second.conflict]).toEqual([null, null]);
      if (viewer) {
        expect(labels(server.draft?.diagram)).toBe('ab');
        expect([first.state.account, second.state.account]).toEqual(['saved', 'saved']);
      }
    }
  });

  it('save for each other when the one that drew is gone', async () => {
    const { first, second, server } = await two('u');
    first.draw('a');
    await settleAll();
    expect(second.state.account).toBe('saving');
    await second.clock.pass(10_000);
    expect(labels(server.draft?.diagram)).toBe('a');
    expect(second.state.account).toBe('saved');
  });

  it('take over what the other has drawn meanwhile when they come to note a save', async () => {
    const { first, second, server, browser } = await two('u');
    first.draw('a');
    await settleAll();
    const answer = server.hold();
    await first.clock.pass(QUIET_MS);
    browser.deaf = true;
    second.draw('b');
    await settleAll();
    browser.deaf = false;
    answer();
    await settleAll();
    expect(first.conflict).toBeNull();
    expect(first.labels()).toBe('ab');
    expect(browser.drafts.get('u')).toMatchObject({ baseRevision: 1, dirty: true });
    await second.clock.pass(10_000);
    expect(second.conflict).toBeNull();
    expect(labels(server.draft?.diagram)).toBe('ab');
  });

  it('never overwrite each other: the later of two changes at once is asked about', async () => {
    const { first, second, browser } = await two(null);
    first.draw('f');
    second.draw('s');
    await settleAll();
    const asked = [first, second].filter((tab) => tab.conflict !== null);
    expect(asked).toHaveLength(1);
    const [loser] = asked;
    expect(loser?.conflict?.kind).toBe('tab');
    expect(loser?.points.map(labels)).toEqual([loser?.labels()]);
    const kept = labels(browser.drafts.get('visitor')?.diagram);
    expect(kept).not.toBe(loser?.labels());
    loser?.saver.settle(true);
    await settleAll();
    expect(labels(browser.drafts.get('visitor')?.diagram)).toBe(loser?.labels());
    expect(loser?.points.map(labels)).toContain(kept);
  });
});

describe('a visitor', () => {
  it('is told plainly when the browser keeps nothing', async () => {
    for (const failure of ['full', 'forbidden'] as const) {
      const tab = await openTab({ viewer: null });
      tab.browser.failure = failure;
      tab.draw('a');
      await settleAll();
      expect(tab.state).toEqual({ account: 'none', browser: failure });
    }
  });

  it('finds the drawing in the account after signing up', async () => {
    const tab = await openTab({ viewer: null });
    tab.draw('v');
    await settleAll();
    const signedIn = await openTab({ viewer: 'u', browser: tab.browser });
    expect(signedIn.labels()).toBe('v');
    await signedIn.clock.pass(QUIET_MS);
    expect(labels(signedIn.server.draft?.diagram)).toBe('v');
    expect(tab.browser.drafts.has('visitor')).toBe(false);
  });
});

describe('any order of events', () => {
  const event = fc.constantFrom('draw', 'draw', 'wait', 'fail', 'lose', 'mend', 'reopen');

  it('never loses a change of one tab, nor asks about it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
        let tab = await openTab({ viewer: 'u' });
        let drawn = '';
        for (const next of events) {
          if (next === 'draw') {
            tab.draw('x');
            drawn += 'x';
            await settleAll();
          } else if (next === 'wait') await tab.clock.pass(QUIET_MS);
          else if (next === 'fail') tab.server.answer = 'failed';
          else if (next === 'lose') tab.server.answer = 'lost';
          else if (next === 'mend') tab.server.answer = 'ok';
          else if (next === 'reopen') {
            await settleAll();
            tab = await openTab({ viewer: 'u', browser: tab.browser, server: tab.server });
            await settleAll();
          }
          expect(tab.conflict).toBeNull();
          expect(tab.labels()).toBe(drawn);
        }
        tab.server.answer = 'ok';
        await tab.clock.pass(130_000);
        if (drawn !== '') expect(labels(tab.server.draft?.diagram)).toBe(drawn);
      }),
      { numRuns: 100 },
    );
  });

  const tabEvent = fc.constantFrom('first', 'second', 'wait', 'hold', 'release', 'lose', 'mend');

  it('never loses a change of two tabs that take turns, nor asks about it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tabEvent, { maxLength: 25 }), async (events) => {
        const browser = new FakeBrowser();
        const server = new FakeServer();
        const first = await openTab({ viewer: 'u', browser, server });
        const second = await openTab({ viewer: 'u', browser, server });
        const tabs = { first, second };
        let drawn = '';
        let release = () => {};
        for (const next of events) {
          if (next === 'first' || next === 'second') {
            tabs[next].draw('x');
            drawn += 'x';
          } else if (next === 'wait') {
            await first.clock.pass(QUIET_MS);
            await second.clock.pass(QUIET_MS);
          } else if (next === 'hold') {
            release();
            release = server.hold();
          } else if (next === 'release') release();
          else server.answer = next === 'lose' ? 'lost' : 'ok';
          await settleAll();
          expect([first.labels(), second.labels()]).toEqual([drawn, drawn]);
          expect([first.conflict, second.conflict]).toEqual([null, null]);
        }
        release();
        server.answer = 'ok';
        for (const tab of [first, second, first, second]) await tab.clock.pass(130_000);
        expect([first.conflict, second.conflict]).toEqual([null, null]);
        if (drawn !== '') expect(labels(server.draft?.diagram)).toBe(drawn);
        expect([first.state.account, second.state.account]).toEqual(['saved', 'saved']);
      }),
      { numRuns: 200 },
    );
  });
});
