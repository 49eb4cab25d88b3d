import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../support/browser';
import { emptyDesign } from '../../support/designs';
import { untilGraded } from '../../support/graded';
import { serveSeeded } from '../../support/serve-seeded';
import { actionId } from '../../support/server-actions';
import type { ServerProcess } from '../../support/server-process';
import { variedDesigns } from '../../support/varied-designs';

const LONG = Boolean(process.env.BACKPRESSURE_LONG);
/** What one learner hands in before another comes. */
const HOARD = LONG ? 55 : 8;
/** A class, how fast it comes, and how often each of it hands in. */
const CLASS = LONG
  ? { people: 300, everyMs: 200, handIns: 3 }
  : { people: 24, everyMs: 150, handIns: 1 };

let server: ServerProcess;
let end: () => Promise<void>;
beforeAll(async () => {
  ({ server, end } = await serveSeeded());
}, 600_000);
afterAll(() => end());

const SUBMISSIONS = '/api/missions/newsletter/submissions';
const at = (times: number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0;

async function stateOf(browser: Browser, id: string): Promise<string> {
  const answer = await browser.get(`/api/submissions/${id}/state`);
  return ((await answer.json()) as { state: string }).state;
}

describe(`${HOARD} hand-ins by one, then one by another`, () => {
  it('lets the other wait for at most a few of them', async () => {
    const hoarder = new Browser(server.url);
    await hoarder.signIn('learner@example.com', 'practise-learner');
    const ids: string[] = [];
    for (const [n, diagram] of variedDesigns(HOARD).entries()) {
      const answer = await hoarder.send('POST', SUBMISSIONS, {
        idempotencyKey: `hoard-${n}-key`,
        diagram,
      });
      expect(answer.status).toBe(202);
      ids.push(((await answer.json()) as { id: string }).id);
    }
    const graded = async () => {
      const states = await Promise.all(ids.map((id) => stateOf(hoarder, id)));
      return states.filter((state) => state === 'graded').length;
    };
    const other = new Browser(server.url);
    await other.signIn('instructor@example.com', 'practise-instructor');
    const before = await graded();
    const body = { idempotencyKey: 'the-other-one', diagram: emptyDesign() };
    const answer = await other.send('POST', SUBMISSIONS, body);
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as { id: string };
    const began = performance.now();
    while ((await stateOf(other, id)) !== 'graded') await sleep(50);
    const meanwhile = (await graded()) - before;
    console.log(
      `| ${HOARD} hand-ins by one, then one by another | ${meanwhile} of the others graded before it, after ${((performance.now() - began) / 1000).toFixed(1)} s |`,
    );
    // The one under way, the one that was taken just then, and one more between two looks.
    expect(meanwhile).toBeLessThanOrEqual(3);
  }, 900_000);
});

describe(`a class of ${CLASS.people} begins at nine`, () => {
  it('registers, signs in, reads, draws and hands in from one address, and nobody is refused', async () => {
    const register = actionId('app/register/actions.ts', 'registerAction');
    const times: number[] = [];
    const refused: string[] = [];
    let asked = 0;
    /** Asks as a browser does: told to wait, it comes again. Gives the last answer. */
    const ask = async (what: string, wanted: number, send: () => Promise<Response>) => {
      for (let attempt = 0; ; attempt += 1) {
        const answer = await send();
        if (answer.status !== 503 || attempt === 10) {
          if (answer.status !== wanted) refused.push(`${what}: ${answer.status}`);
          return answer;
        }
        asked += 1;
        await sleep(Number(answer.headers.get('retry-after')) * 1000);
      }
    };
    const one = async (n: number) => {
      await sleep(n * CLASS.everyMs);
      const browser = new Browser(server.url);
      const email = `pupil-${n}@example.com`;
      const password = `a long enough word ${n}`;
      const person = { name: `Pupil ${n}`, email, password };
      const headers = { 'next-action': register, 'content-type': 'text/plain;charset=UTF-8' };
      const body = JSON.stringify([person]);
      const told = await ask('register', 200, () =>
        browser.request('/register', { method: 'POST', headers, body }),
      );
      if (!(await told.text()).includes('"ok":true')) refused.push('register: no success');
      const csrf = await ask('csrf', 200, () => browser.get('/api/auth/csrf'));
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      await ask('sign-in', 200, () => {
        const form = new URLSearchParams({ csrfToken, email, password, json: 'true' });
        const path = '/api/auth/callback/credentials';
        return browser.request(path, { method: 'POST', body: form });
      });
      await ask('lesson', 200, () => browser.get('/lessons/sync-async'));
      await ask('mission', 200, () => browser.get('/missions/newsletter'));
      const draft = { diagram: emptyDesign(), baseRevision: 0 };
      await ask('draft', 200, () => browser.send('PUT', '/api/missions/newsletter/draft', draft));
      for (let k = 0; k < CLASS.handIns; k += 1) {
        const sent = { idempotencyKey: `class-${n}-${k}-key`, diagram: emptyDesign() };
        const answer = await ask('hand-in', 202, async () => {
          const began = performance.now();
          const received = await browser.send('POST', SUBMISSIONS, sent);
          if (received.status === 202) times.push(performance.now() - began);
          return received;
        });
        const { id } = (await answer.json()) as { id?: string };
        if (id !== undefined && k === 0 && n % 10 === 0) await untilGraded(browser, id);
      }
    };
    await Promise.all(Array.from({ length: CLASS.people }, (_, n) => one(n)));
    console.log(
      `| a class of ${CLASS.people} begins at nine | ${refused.length} refused, ${asked} times asked to come again; ${times.length} hand-ins answered, p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms |`,
    );
    expect(refused).toEqual([]);
  }, 900_000);
});
