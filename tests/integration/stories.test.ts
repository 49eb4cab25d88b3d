import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/browser';
import { emptyDesign } from '../support/designs';
import { untilGraded } from '../support/graded';
import { serveSeeded } from '../support/serve-seeded';
import { actionId, callAction } from '../support/server-actions';
import type { ServerProcess } from '../support/server-process';
import { variedDesigns } from '../support/varied-designs';

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
    const check = (what: string, status: number, wanted: number) => {
      if (status !== wanted) refused.push(`${what}: ${status}`);
    };
    const one = async (n: number) => {
      await sleep(n * CLASS.everyMs);
      const browser = new Browser(server.url);
      const email = `pupil-${n}@example.com`;
      const password = `a long enough word ${n}`;
      const told = await callAction(browser, '/register', register, {
        name: `Pupil ${n}`,
        email,
        password,
      });
      if (!told.includes('"ok":true')) refused.push(`register: ${told.slice(0, 200)}`);
      check('sign-in', (await browser.signIn(email, password)).status, 200);
      check('lesson', (await browser.get('/lessons/sync-async')).status, 200);
      check('mission', (await browser.get('/missions/newsletter')).status, 200);
      const draft = { diagram: emptyDesign(), baseRevision: 0 };
      check(
        'draft',
        (await browser.send('PUT', '/api/missions/newsletter/draft', draft)).status,
        200,
      );
      for (let k = 0; k < CLASS.handIns; k += 1) {
        const began = performance.now();
        const body = { idempotencyKey: `class-${n}-${k}-key`, diagram: emptyDesign() };
        const answer = await browser.send('POST', SUBMISSIONS, body);
        times.push(performance.now() - began);
        check('hand-in', answer.status, 202);
        const { id } = (await answer.json()) as { id: string };
        if (k === 0 && n % 10 === 0) await untilGraded(browser, id);
      }
    };
    await Promise.all(Array.from({ length: CLASS.people }, (_, n) => one(n)));
    console.log(
      `| a class of ${CLASS.people} begins at nine | ${refused.length} refused; ${times.length} hand-ins answered, p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms |`,
    );
    expect(refused).toEqual([]);
  }, 900_000);
});
