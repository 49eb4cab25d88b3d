import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listQuizzes } from '@/server/content/quizzes';
import { Browser } from '../support/browser';
import { onPostgres } from '../support/database';
import { emptyDesign } from '../support/designs';
import { flightOf } from '../support/flight';
import { secretsOf } from '../support/quiz-secrets';
import { serveSeeded } from '../support/serve-seeded';
import { actionId } from '../support/server-actions';
import type { ServerProcess } from '../support/server-process';
import { handlerRoutes, pageRoutes } from '../support/surface';

let server: ServerProcess;
let end: () => Promise<void>;
const people: Record<'visitor' | 'learner' | 'instructor' | 'admin', Browser> = {} as never;
const params: Record<string, string> = {
  '/lessons/[slug]': '/lessons/sync-async',
  '/lessons/[slug]/full': '/lessons/sync-async/full',
  '/components/[type]': '/components/queue',
};

async function submit(browser: Browser, idempotencyKey: string): Promise<Response> {
  const body = { idempotencyKey, diagram: emptyDesign() };
  return browser.send('POST', '/api/missions/newsletter/submissions', body);
}

beforeAll(async () => {
  ({ server, end } = await serveSeeded({ LOG_LEVEL: 'info' }));
  people.visitor = new Browser(server.url);
  for (const role of ['learner', 'instructor', 'admin'] as const) {
    people[role] = new Browser(server.url);
    const answer = await people[role].signIn(`${role}@example.com`, `practise-${role}`);
    expect(answer.status).toBe(200);
  }
  const { id } = (await (await submit(people.admin, 'key-of-the-admin')).json()) as { id: string };
  const teach = await (await people.instructor.get('/teach')).text();
  const cohort = /\/teach\/cohorts\/([0-9a-f-]{36})/.exec(teach)?.[1];
  const listed = await (await people.admin.get('/admin/people')).text();
  const person = /\/admin\/people\/([0-9a-f-]{36})/.exec(listed)?.[1];
  Object.assign(params, {
    '/admin/people/[id]': `/admin/people/${person}`,
    '/admin/regrades/[mission]': '/admin/regrades/newsletter',
    '/interview/[round]': `/interview/${id}`,
    '/interview/[round]/seat': `/interview/${id}/seat`,
    '/interview/join/[token]': `/interview/join/${'A'.repeat(43)}`,
    '/missions/[slug]': '/missions/newsletter',
    '/missions/[slug]/solutions': '/missions/newsletter/solutions',
    '/quizzes/[slug]': '/quizzes/sync-async',
    '/submissions/[id]': `/submissions/${id}`,
    '/submissions/[id]/defend': `/submissions/${id}/defend`,
    '/submissions/[id]/explain': `/submissions/${id}/explain`,
    '/confirm/[token]': '/confirm/nothing',
    '/inbox/stop/[token]': '/inbox/stop/nothing',
    '/invitation/[token]': `/invitation/${'A'.repeat(43)}`,
    '/reset/[token]': `/reset/${'A'.repeat(43)}`,
    '/shared/[token]': `/shared/${'A'.repeat(43)}`,
    '/submissions/compare': `/submissions/compare?before=${id}&after=${id}`,
    '/teach/cohorts/[id]': `/teach/cohorts/${cohort}`,
    '/teach/cohorts/[id]/assignments': `/teach/cohorts/${cohort}/assignments`,
    '/teach/cohorts/[id]/assignments/[assignment]': `/teach/cohorts/${cohort}/assignments/${id}`,
    '/teach/cohorts/[id]/assignments/[assignment]/alike': `/teach/cohorts/${cohort}/assignments/${id}/alike`,
    '/teach/cohorts/[id]/assignments/[assignment]/alike/[key]': `/teach/cohorts/${cohort}/assignments/${id}/alike/1-0`,
    '/teach/cohorts/[id]/assignments/[assignment]/items': `/teach/cohorts/${cohort}/assignments/${id}/items`,
    '/teach/cohorts/[id]/assignments/[assignment]/regrade': `/teach/cohorts/${cohort}/assignments/${id}/regrade`,
    '/teach/cohorts/[id]/assignments/[assignment]/review': `/teach/cohorts/${cohort}/assignments/${id}/review`,
    '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]': `/teach/cohorts/${cohort}/assignments/${id}/review/${id}`,
    '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]/canvas': `/teach/cohorts/${cohort}/assignments/${id}/review/${id}/canvas`,
    '/teach/cohorts/[id]/attempts/[attempt]': `/teach/cohorts/${cohort}/attempts/${id}`,
    '/teach/cohorts/[id]/learners/[learner]': `/teach/cohorts/${cohort}/learners/${id}`,
    '/teach/cohorts/[id]/rounds/[round]': `/teach/cohorts/${cohort}/rounds/${id}`,
    '/teach/cohorts/[id]/matrix': `/teach/cohorts/${cohort}/matrix`,
    '/teach/cohorts/[id]/people': `/teach/cohorts/${cohort}/people`,
    '/teach/cohorts/[id]/preview': `/teach/cohorts/${cohort}/preview`,
    '/teach/cohorts/[id]/settings': `/teach/cohorts/${cohort}/settings`,
    '/classes/[id]': `/classes/${cohort}`,
    '/join/[code]': '/join/FIRST-GROUP',
    '/join/place/[token]': `/join/place/${'A'.repeat(43)}`,
  });
}, 600_000);
afterAll(() => end());

const SIGN_IN = 307;

/** Every page, with the status for visitor, learner and instructor. The submission is an admin's. */
const PAGES: Record<string, [visitor: number, learner: number, instructor: number]> = {
  '/': [200, 200, 200],
  '/account': [SIGN_IN, 200, 200],
  '/account/second-factor': [SIGN_IN, 404, 200],
  '/account/sessions': [SIGN_IN, 200, 200],
  '/admin/audit': [SIGN_IN, 404, 404],
  '/admin/jobs': [SIGN_IN, 404, 404],
  '/admin/regrades': [SIGN_IN, 404, 404],
  '/admin/regrades/[mission]': [SIGN_IN, 404, 404],
  '/admin/storage': [SIGN_IN, 404, 404],
  '/admin/people': [SIGN_IN, 404, 404],
  '/admin/people/[id]': [SIGN_IN, 404, 404],
  '/classes': [SIGN_IN, 200, 200],
  // Learners have this page of their class, its staff have others.
  '/classes/[id]': [SIGN_IN, 200, 404],
  '/components': [200, 200, 200],
  '/components/[type]': [200, 200, 200],
  // Opening it changes nothing: the button on it asks.
  '/confirm/[token]': [200, 200, 200],
  '/inbox/stop/[token]': [200, 200, 200],
  '/forgot': [200, 200, 200],
  '/glossary': [200, 200, 200],
  '/home': [SIGN_IN, 200, 200],
  '/how-it-works': [200, 200, 200],
  '/inbox': [SIGN_IN, 200, 200],
  '/interview': [SIGN_IN, 200, 200],
  // A round is its owner's alone: tests/integration/rounds.test.ts.
  '/interview/[round]': [SIGN_IN, 404, 404],
  // The seat beside it is its interviewer's alone: tests/integration/any-database/round-seats.test.ts.
  '/interview/[round]/seat': [SIGN_IN, 404, 404],
  '/interview/join/[token]': [SIGN_IN, 404, 404],
  '/invitation/[token]': [404, 404, 404],
  '/join/[code]': [200, 200, 200],
  '/join/place/[token]': [404, 404, 404],
  '/lessons': [200, 200, 200],
  '/lessons/[slug]': [200, 200, 200],
  // A free lesson, read where everybody reads it; tests/canary looks at a premium one.
  '/lessons/[slug]/full': [SIGN_IN, 307, 307],
  '/missions': [200, 200, 200],
  '/missions/[slug]': [200, 200, 200],
  // What is on it depends on what was passed: tests/integration/any-database/references.test.ts, tests/canary.
  '/missions/[slug]/solutions': [SIGN_IN, 200, 200],
  '/path': [200, 200, 200],
  '/quizzes': [200, 200, 200],
  '/quizzes/[slug]': [200, 200, 200],
  '/register': [200, 200, 200],
  '/reset/[token]': [404, 404, 404],
  '/review': [SIGN_IN, 200, 200],
  '/shared/[token]': [404, 404, 404],
  '/sign-in': [200, 200, 200],
  '/sign-out': [200, 200, 200],
  // Leads on to where somebody begins.
  '/start': [SIGN_IN, 307, 307],
  '/submissions/[id]': [SIGN_IN, 404, 404],
  '/submissions/[id]/defend': [SIGN_IN, 404, 404],
  '/submissions/[id]/explain': [SIGN_IN, 404, 404],
  '/submissions/compare': [SIGN_IN, 404, 404],
  '/teach': [SIGN_IN, 404, 200],
  // Every relation to a class: tests/integration/any-database/class-roles.test.ts.
  '/teach/cohorts/[id]': [SIGN_IN, 404, 200],
  '/teach/cohorts/[id]/assignments': [SIGN_IN, 404, 200],
  '/teach/cohorts/[id]/assignments/[assignment]': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/assignments/[assignment]/alike': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/assignments/[assignment]/alike/[key]': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/assignments/[assignment]/items': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/assignments/[assignment]/regrade': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/assignments/[assignment]/review': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]/canvas': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/attempts/[attempt]': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/learners/[learner]': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/matrix': [SIGN_IN, 404, 200],
  '/teach/cohorts/[id]/people': [SIGN_IN, 404, 200],
  '/teach/cohorts/[id]/preview': [SIGN_IN, 404, 200],
  // What a class did not hand in is not its to see.
  '/teach/cohorts/[id]/rounds/[round]': [SIGN_IN, 404, 404],
  '/teach/cohorts/[id]/settings': [SIGN_IN, 404, 200],
};

/** Every route handler, with the status for a visitor and a learner who send `{}`. */
const HANDLERS: Record<string, [visitor: number, learner: number]> = {
  'GET /account/export': [401, 200],
  'GET /admin/audit/export': [401, 403],
  'GET /api/auth/[...nextauth]': [200, 200],
  'GET /api/cohorts/[id]/gradebook': [401, 404],
  'GET /api/cohorts/[id]/submissions': [401, 404],
  'GET /api/health': [200, 200],
  'GET /api/health/live': [200, 200],
  'GET /api/me': [200, 200],
  // Embedded mode on its own machine shows them; elsewhere they need a token.
  'GET /api/metrics': onPostgres() ? [404, 404] : [200, 200],
  'GET /api/missions/[slug]/draft': [401, 200],
  'GET /api/news/[token]': [307, 307],
  'GET /api/rounds/[id]/events': [401, 404],
  'GET /api/rounds/[id]/seat': [401, 404],
  'GET /api/submissions/[id]/state': [401, 404],
  'GET /calendar/[token]': [404, 404],
  'GET /lessons/search.json': [200, 200],
  'POST /api/auth/[...nextauth]': [404, 404],
  'POST /api/cohorts/[id]/roster': [401, 404],
  'POST /api/missions/[slug]/submissions': [401, 400],
  'POST /api/news/[token]': [404, 404],
  'PUT /api/missions/[slug]/draft': [401, 400],
};

describe('pages', () => {
  it('are all named here, so that none goes unchecked', () => {
    expect(pageRoutes()).toEqual(Object.keys(PAGES).sort());
  });

  it.each(Object.entries(PAGES))('%s shows itself to whom it should', async (route, expected) => {
    const path = params[route] ?? route;
    const roles = ['visitor', 'learner', 'instructor'] as const;
    const answers = await Promise.all(roles.map((role) => people[role].get(path)));
    expect(answers.map(({ status }) => status)).toEqual(expected);
    if (expected[0] === SIGN_IN) {
      expect(answers[0]?.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    }
  });

  it('show a submission to its owner', async () => {
    expect((await people.admin.get(params['/submissions/[id]'] ?? '')).status).toBe(200);
  });
});

describe('route handlers', () => {
  it('are all named here, so that none goes unchecked', () => {
    expect(handlerRoutes()).toEqual(Object.keys(HANDLERS).sort());
  });

  it.each(Object.entries(HANDLERS))('%s answers whom it should', async (handler, expected) => {
    const [method = '', route = ''] = handler.split(' ');
    const path = route.replace('[slug]', 'newsletter').replace('[...nextauth]', 'csrf');
    const answers = await Promise.all(
      [people.visitor, people.learner].map((browser) =>
        method === 'GET' ? browser.get(path) : browser.send(method, path, {}),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(expected);
  });

  it('refuse what another site makes a browser send', async () => {
    const forged: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of forged) {
      const answer = await people.learner.request('/api/missions/newsletter/submissions', {
        method: 'POST',
        headers,
        body: '{}',
      });
      expect(answer.status).toBe(403);
    }
  });

  it('refuse bodies that are too large, broken or deep with 400 and go on serving', async () => {
    const path = '/api/missions/newsletter/submissions';
    const bodies = ['x'.repeat(2_000_000), '{', '['.repeat(200_000), '{"a":1e309}', ''];
    for (const body of bodies) {
      const answer = await people.learner.send('POST', path, body);
      expect(answer.status).toBe(400);
      const { problems } = (await answer.json()) as { problems: unknown[] };
      expect(problems.length).toBeGreaterThan(0);
    }
    expect((await people.visitor.get('/api/health')).status).toBe(200);
  });

  it.each(['_log', 'signin', 'error', 'verify-request', 'callback/email', 'providers'])(
    'know nothing of /api/auth/%s, which the site does not use',
    async (route) => {
      const path = `/api/auth/${route}`;
      expect((await people.visitor.get(path)).status).toBe(404);
      expect((await people.visitor.send('POST', path, {})).status).toBe(404);
    },
  );

  it('store a submission once and say where', async () => {
    const first = await submit(people.learner, 'key-over-http');
    const again = await submit(people.learner, 'key-over-http');
    expect([first.status, again.status]).toEqual([202, 200]);
    const { id } = (await first.json()) as { id: string };
    expect(await again.json()).toEqual({ id });
    expect((await people.learner.get(`/submissions/${id}`)).status).toBe(200);
    expect((await people.instructor.get(`/submissions/${id}`)).status).toBe(200);
  });
});

describe('signing in over HTTP', () => {
  it('answers a wrong password and an unknown e-mail alike, byte for byte', async () => {
    const answers = await Promise.all(
      ['learner@example.com', 'nobody@example.com'].map(async (email) => {
        const answer = await new Browser(server.url).signIn(email, 'not the password');
        return [answer.status, await answer.text(), [...answer.headers.keys()].sort()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });

  it('gives cookies that scripts cannot read, and an answer that tells no more than it must', async () => {
    const answer = await new Browser(server.url).signIn('learner@example.com', 'practise-learner');
    const session = answer.headers.getSetCookie().find((line) => line.includes('session'));
    expect(session).toMatch(/HttpOnly/i);
    expect(session).toMatch(/SameSite=Lax/i);
    const told = await (await people.learner.get('/api/auth/session')).json();
    expect(Object.keys(told as object)).toEqual(['expires']);
  });
});

describe('signing out over HTTP', () => {
  it('makes a copy of the cookie worthless, and the sign-in page says that the session has ended', async () => {
    const browser = new Browser(server.url);
    await browser.signIn('learner@example.com', 'practise-learner');
    const copy = browser.copy();
    expect((await copy.get('/home')).status).toBe(200);
    expect((await browser.signOut()).status).toBe(200);
    expect((await browser.get('/home')).status).toBe(SIGN_IN);
    expect((await copy.get('/home')).status).toBe(SIGN_IN);
    expect(await (await copy.get('/sign-in')).text()).toContain('Your session has ended');
    expect(await (await browser.get('/sign-in')).text()).not.toContain('Your session has ended');
  });
});

describe.each(['shared', 'reset', 'invitation'])(
  'pages under /%s, whose address is the key',
  (page) => {
    it('are kept by no search engine, cache or referrer, whether there is anything or not', async () => {
      for (const path of ['A'.repeat(43), 'short', '..%2f']) {
        const answer = await people.visitor.get(`/${page}/${path}`);
        expect(answer.status).toBe(404);
        expect(answer.headers.get('x-robots-tag')).toContain('noindex');
        expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
        expect(answer.headers.get('cache-control')).toContain('no-store');
      }
    });

    it('leave no trace of the key in the log', async () => {
      const key = `Secret${page}`.padEnd(43, 'K');
      await people.visitor.get(`/${page}/${key}?next=/${page}/${key}`);
      await people.visitor.request(`/${page}/${key}`, { headers: { rsc: '1' } });
      expect(server.output()).not.toContain(key);
      expect(server.output()).toContain(`"path":"/${page}/-"`);
    });
  },
);

describe('what cannot be meant', () => {
  it.each([
    ['/lessons/%E0%A4%A', 400],
    ['/api/missions/%E0%A4%A/draft', 400],
    ['/%', 400],
    ['/a%00b', 400],
  ])('answers %s with %i', async (path, status) => {
    expect((await people.learner.get(path)).status).toBe(status);
  });

  it('answers a router state that is none with 400', async () => {
    const headers = { rsc: '1', 'next-router-state-tree': '%7Bxx' };
    expect((await people.learner.request('/lessons', { headers })).status).toBe(400);
  });

  it('answers a call of an action that cannot be read with 400, and one of another site with 4xx', async () => {
    const id = actionId('app/account/actions.ts', 'changePasswordAction');
    const call = (body: string, headers: Record<string, string> = {}) =>
      people.learner.request('/account', {
        method: 'POST',
        body,
        headers: {
          'next-action': id,
          'content-type': 'text/plain;charset=UTF-8',
          origin: server.url,
          ...headers,
        },
      });
    for (const body of ['{', '[', '["$F1"]', 'x', '']) {
      expect([body, (await call(body)).status]).toEqual([body, 400]);
    }
    const form = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await call('garbage', form)).status).toBe(400);
    const foreign = (await call('[{}]', { origin: 'http://evil.example' })).status;
    expect(foreign).toBeGreaterThanOrEqual(400);
    expect(foreign).toBeLessThan(500);
    expect((await people.visitor.get('/api/health')).status).toBe(200);
  });

  it('answers a foreign host with 421, and a probe by any name with its health', async () => {
    const ask = (path: string, host: string) =>
      new Promise<number>((done, fail) => {
        get(server.url + path, { headers: { host } }, (answer) => {
          answer.resume();
          done(answer.statusCode ?? 0);
        }).on('error', fail);
      });
    expect(await ask('/', 'evil.example')).toBe(421);
    expect(await ask('/api/me', 'evil.example')).toBe(421);
    expect(await ask('/api/health', '10.0.0.1')).toBe(200);
  });

  it('names every answer, and makes pictures for nobody', async () => {
    const answer = await people.visitor.get('/lessons');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const picture = await people.visitor.get('/_next/image?url=%2Ficon.svg&w=64&q=75');
    expect(picture.status).toBeGreaterThanOrEqual(400);
  });
});

describe('what is sent out', () => {
  it('carries a policy without arbitrary inline scripts on every page', async () => {
    for (const route of pageRoutes()) {
      const answer = await people.instructor.get(params[route] ?? route);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/script-src 'self'/);
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('allows every inline script that it holds itself', async () => {
    const { inlineScriptHashes } = await import('../../scripts/lib/script-hashes.mjs');
    for (const route of [...pageRoutes(), '/no-such-page']) {
      const answer = await people.instructor.get(params[route] ?? route);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      const html = (await answer.text()).replaceAll(
        new RegExp(
          `<script[^>]* nonce="${nonce?.replace(/[+/]/g, '\\$&')}"[^>]*>[^]*?</script>`,
          'g',
        ),
        '',
      );
      const forbidden = inlineScriptHashes(html).filter((hash: string) => !policy.includes(hash));
      expect([route, forbidden]).toEqual([route, []]);
    }
  });

  it('holds no answer of a quiz: not in pages, nor their data, nor any script', async () => {
    const explanations = (await listQuizzes()).flatMap(({ quiz }) => secretsOf(quiz));
    expect(explanations.length).toBeGreaterThan(20);
    const texts: string[] = [];
    let flights = 0;
    for (const route of pageRoutes()) {
      const path = params[route] ?? route;
      texts.push(await (await people.learner.get(path)).text());
      const flight = await flightOf(people.learner, path);
      if (flight.status === 200) {
        // What cannot be a leak because it is empty, or a page for reading, proves nothing.
        expect([path, flight.type]).toEqual([path, 'text/x-component']);
        expect(flight.body.length).toBeGreaterThan(500);
        flights += 1;
      }
      texts.push(flight.body);
    }
    expect(flights).toBeGreaterThan(10);
    const folder = join('.next', 'static');
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.(js|json|txt)$/.test(file)) texts.push(readFileSync(join(folder, file), 'utf8'));
    }
    // HTML, JSON and scripts write quotes and signs differently: letters and digits are the same in all of them.
    const bare = (text: string) =>
      text.replace(/&#?\w+;|\\u[0-9a-fA-F]{4}|\\./g, '').replace(/[^A-Za-z0-9]/g, '');
    const sent = texts.map(bare);
    for (const explanation of explanations) {
      const answer = bare(explanation);
      expect(answer.length).toBeGreaterThan(15);
      expect(sent.some((text) => text.includes(answer))).toBe(false);
    }
    // The comparison would notice: what a lesson says is sent out, as a page and as data.
    const lesson = bare('you hand the question over and go on. The answer reaches you later');
    const { body } = await flightOf(people.learner, '/lessons/sync-async');
    expect(bare(body)).toContain(lesson);
    expect(sent.some((text) => text.includes(lesson))).toBe(true);
  });
});

describe('pages with whole designs on them', () => {
  it('holds back who opens reports without end, and nobody else', async () => {
    const answers = await Promise.all(
      Array.from({ length: 320 }, () => people.visitor.get(`/shared/${'B'.repeat(43)}`)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]?.headers.get('retry-after')).toBe('60');
    expect((await people.visitor.get('/lessons')).status).toBe(200);
    expect((await people.learner.get('/home')).status).toBe(200);
  });
});
