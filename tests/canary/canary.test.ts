import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/browser';
import { emptyDesign } from '../support/designs';
import { flightOf } from '../support/flight';
import { untilGraded } from '../support/graded';
import { actionId, callAction, valueIn } from '../support/server-actions';
import { type ServerProcess, startServer } from '../support/server-process';
import { type Answer, builtFiles, crawl } from './crawl';
import { MARKS, markedCheckout, PREMIUM_LESSON } from './marked-checkout';
import { reviewedCards, startedQuizzes } from './questions';

let checkout: ReturnType<typeof markedCheckout>;
let server: ServerProcess;
let learner: Browser;
const FULL = `/lessons/${PREMIUM_LESSON}/full`;

beforeAll(async () => {
  checkout = markedCheckout();
  server = await startServer({ BACKPRESSURE_DATA_DIR: '.data' }, undefined, checkout.folder);
  learner = new Browser(server.url);
  expect((await learner.signIn('learner@example.com', 'practise-learner')).status).toBe(200);
}, 900_000);
afterAll(async () => {
  await server?.stop();
  checkout?.remove();
});

/** Paths of the answers that hold what they must not, with what it is. */
function leaks(answers: readonly Answer[], secrets: Record<string, string>): string[] {
  return answers.flatMap(({ path, body }) =>
    Object.entries(secrets)
      .filter(([, secret]) => body.includes(secret))
      .map(([name]) => `${path}: ${name}`),
  );
}

const KINDS = ['matching', 'multiple', 'numeric', 'ordering', 'single', 'true-false', 'where'];

function kindsIn(answers: readonly Answer[]): string[] {
  const found = answers.flatMap(({ body }) => [...body.matchAll(/"kind":"([a-z-]+)","prompt"/g)]);
  return [...new Set(found.map(([, kind = '']) => kind))].sort();
}

/** Names of fields that only a key has, in the values of actions. An answer that sets a cookie carries its page as well. */
function keysIn(answers: readonly Answer[]): string[] {
  const fields =
    /"(correct|explanation|hints|solution|value|tolerance|mistakes|group|answer|lesson)":/g;
  const values = answers.map(({ body }) => JSON.stringify(valueIn(body)));
  return [
    ...new Set(values.flatMap((value) => [...value.matchAll(fields)].map(([found]) => found))),
  ];
}

function secretOfTheServer(): string {
  const folder = join(checkout.folder, '.data');
  const file = readdirSync(folder).find((name) => name === 'secret') ?? '';
  return readFileSync(join(folder, file), 'utf8').trim();
}

function everySecret(): Record<string, string> {
  return { ...MARKS, 'the secret of the server': secretOfTheServer() };
}

describe('what is kept back', () => {
  it('is really planted: whom it is for gets it', async () => {
    const instructor = new Browser(server.url);
    await instructor.signIn('instructor@example.com', 'practise-instructor');
    const page = await instructor.get(FULL);
    expect(page.status).toBe(200);
    expect((await page.text()).split(MARKS.premium).length).toBeGreaterThan(4);
    const quizzes = join(checkout.folder, 'content', 'quizzes');
    for (const name of readdirSync(quizzes)) {
      expect(readFileSync(join(quizzes, name), 'utf8'), name).toContain(MARKS.explanation);
    }
    expect(secretOfTheServer().length).toBeGreaterThan(20);
  });

  it('reaches no visitor, by whatever address', async () => {
    const answers = await crawl(new Browser(server.url), ['/', ...builtFiles(checkout.folder)]);
    const paths = answers.map(({ path }) => path);
    for (const path of [
      '/missions/newsletter',
      '/quizzes/sync-async',
      `/lessons/${PREMIUM_LESSON}`,
    ]) {
      expect(paths).toContain(path);
      expect(paths).toContain(`${path} (RSC)`);
    }
    // What was asked for as data is data, and not an empty answer that sends on.
    const flights = answers.filter(({ path, status }) => path.endsWith('(RSC)') && status === 200);
    expect(flights.length).toBeGreaterThan(20);
    expect(flights.filter(({ type }) => type !== 'text/x-component')).toEqual([]);
    expect(flights.filter(({ body }) => body.length < 500)).toEqual([]);
    expect(paths).toContain('/lessons/search.json');
    expect(answers.length).toBeGreaterThan(100);
    expect(leaks(answers, everySecret())).toEqual([]);
  });

  it('is in no question of a quiz, of whatever kind, before it is answered', async () => {
    for (const browser of [new Browser(server.url), learner]) {
      const started = await startedQuizzes(browser, checkout.folder);
      expect(kindsIn(started)).toEqual(KINDS);
      expect(leaks(started, everySecret())).toEqual([]);
      expect(keysIn(started)).toEqual([]);
    }
  });

  it('is in no card of a review before it is answered', async () => {
    const { before, after } = await reviewedCards(learner, checkout.folder);
    expect(kindsIn(before)).toEqual(KINDS);
    expect(leaks(before, everySecret())).toEqual([]);
    expect(keysIn(before)).toEqual([]);
    // The search would notice: after answering, all of it is told.
    const told = new Set(leaks(after, everySecret()).map((line) => line.split(': ')[1]));
    expect([...told].sort()).toEqual(['explanation', 'figure']);
  });

  it('reaches no learner either, with work of theirs graded and the premium lesson asked for', async () => {
    const body = { idempotencyKey: 'key-of-the-canary', diagram: emptyDesign() };
    const sent = await learner.send('POST', '/api/missions/newsletter/submissions', body);
    const { id } = (await sent.json()) as { id: string };
    await untilGraded(learner, id);
    const answers = await crawl(learner, [
      '/home',
      FULL,
      `/submissions/${id}`,
      '/api/me',
      '/api/missions/newsletter/draft',
    ]);
    const ok = answers.filter(({ status }) => status === 200).map(({ path }) => path);
    expect(ok).toEqual(
      expect.arrayContaining([
        '/home',
        '/missions/newsletter/solutions',
        FULL,
        `/submissions/${id}`,
        '/account',
      ]),
    );
    expect(leaks(answers, everySecret())).toEqual([]);
  });

  it('shows the references of a mission to who gives it up, and to nobody else, and of no other mission', async () => {
    const path = '/missions/newsletter/solutions';
    const other = new Browser(server.url);
    await other.signIn('instructor@example.com', 'practise-instructor');
    const toldTo = async (browser: Browser, at: string) => {
      const answers = [];
      for (const headers of [undefined, { RSC: '1' }]) {
        const response = await browser.request(at, headers ? { headers } : {});
        answers.push({ path: at, status: response.status, body: await response.text() });
      }
      return leaks(answers, everySecret()).map((line) => line.split(': ')[1]);
    };
    expect(await toldTo(learner, path)).toEqual([]);
    expect(await toldTo(other, path)).toEqual([]);

    const give = actionId(
      'app/missions/[slug]/solutions/actions.ts',
      'giveUpAction',
      checkout.folder,
    );
    const refused = await callAction(new Browser(server.url), path, give, {
      mission: 'newsletter',
    });
    expect(refused).toContain('signed-out');
    await callAction(learner, path, give, { mission: 'newsletter' });
    const told = await toldTo(learner, path);
    expect([...new Set(told)].sort()).toEqual(['reference', 'solution', 'walkthrough']);
    expect(await toldTo(learner, '/missions/checkout/solutions')).toEqual([]);
    expect(await toldTo(learner, '/missions/newsletter')).toEqual([]);
    expect(await toldTo(other, path)).toEqual([]);
  });

  it('is told in a round when it is due, and not a step earlier', async () => {
    const file = 'app/interview/actions.ts';
    const begin = actionId(file, 'beginRoundAction', checkout.folder);
    const act = actionId(file, 'actInRoundAction', checkout.folder);
    const begun = await callAction(learner, '/interview', begin, {
      mission: 'newsletter',
      length: 45,
      stretched: false,
    });
    const round = valueIn<string>(begun);
    const path = `/interview/${round}`;
    const say = (command: unknown) => callAction(learner, path, act, { round, command });
    const told = async (body: Promise<string>) =>
      leaks([{ path, body: await body } as Answer], everySecret());
    for (const at of ['/interview', path]) {
      const page = await learner.request(at);
      expect(page.status).toBe(200);
      expect(await told(page.text())).toEqual([]);
      expect(leaks([{ ...(await flightOf(learner, at)), path: at }], everySecret())).toEqual([]);
    }
    // An interviewer has all of it on the desk; a link that nobody took has not, nor has anybody else.
    const other = new Browser(server.url);
    await other.signIn('instructor@example.com', 'practise-instructor');
    const invite = actionId(file, 'inviteInterviewerAction', checkout.folder);
    const join = actionId(file, 'joinAsInterviewerAction', checkout.folder);
    const { token } = valueIn<{ token: string }>(await callAction(learner, path, invite, round));
    const link = `/interview/join/${token}`;
    for (const at of [link, `${path}/seat`, `/api/rounds/${round}/seat`]) {
      expect(await told((await other.request(at)).text())).toEqual([]);
    }
    await callAction(other, link, join, token);
    expect(await told((await other.request(`${path}/seat`)).text())).toEqual([
      `${path}: interview`,
    ]);
    for (const at of [path, `${path}/seat`]) {
      expect(await told((await learner.request(at)).text())).toEqual([]);
    }
    const steps = ['clarify', 'estimate', 'interface', 'data', 'draw'];
    for (const from of steps.slice(0, -1)) {
      expect(await told(say({ do: 'next', from }))).toEqual([]);
    }
    // The search would notice: the change is told when its step has come.
    expect(await told(say({ do: 'next', from: 'draw' }))).toEqual([`${path}: interview`]);
  });
});
