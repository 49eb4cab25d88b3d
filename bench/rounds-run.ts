import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import type { RoundCommand } from '@/core/interview/round-state';
import type { RoundView } from '@/core/interview/round-view';
import { STEPS } from '@/core/interview/steps';
import { applyMigrations } from '@/prisma/schema-engine';
import { embeddedSecret } from '@/scripts/lib/environment.mjs';
import { newToken } from '@/server/auth/token';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { Browser } from '@/tests/support/browser';
import { actionId, callAction, valueIn } from '@/tests/support/server-actions';
import { startServer } from '@/tests/support/server-process';

const PEOPLE = 200;
const PER_SECOND = 20;
const SECRET = 'a long enough secret for a real installation';
const FILE = 'app/interview/actions.ts';

const folder = mkdtempSync(join(tmpdir(), 'backpressure-rounds-'));
const env = { DATABASE_URL: '', BACKPRESSURE_DATA_DIR: folder, NEXTAUTH_SECRET: SECRET };
Object.assign(process.env, env, { NEXTAUTH_URL: 'http://localhost:3000', LOG_LEVEL: 'silent' });

const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? Number.NaN;
const words = (times: readonly number[]) =>
  `p50 ${at(times, 0.5).toFixed(0)}, p95 ${at(times, 0.95).toFixed(0)}, p99 ${at(times, 0.99).toFixed(0)} ms`;

/** So many people who are signed in already: what the cookie of each holds. */
async function plantPeople(): Promise<string[]> {
  await applyMigrations(adapterFactory(serverEnv()));
  const cookies: string[] = [];
  for (let n = 0; n < PEOPLE + 40; n += 1) {
    const { token, tokenHash } = newToken();
    const { id } = await db().user.create({
      data: {
        email: `round-${n}@example.com`,
        name: `Round ${n}`,
        sessions: { create: { tokenHash, device: 'bench' } },
      },
      select: { id: true },
    });
    cookies.push(await encode({ token: { sub: id, sid: token }, secret: embeddedSecret(folder) }));
  }
  await closeDb();
  return cookies;
}

const cookies = await plantPeople();
const server = await startServer(env);
const people = cookies.map((cookie) => new Browser(server.url, { 'backpressure.session': cookie }));
const next = () => {
  const browser = people.pop();
  if (!browser) throw new Error('nobody is left');
  return browser;
};
const ids = {
  begin: actionId(FILE, 'beginRoundAction'),
  act: actionId(FILE, 'actInRoundAction'),
  stage: actionId(FILE, 'roundStageAction'),
  invite: actionId(FILE, 'inviteInterviewerAction'),
  join: actionId(FILE, 'joinAsInterviewerAction'),
};
const NEW = { mission: 'checkout', length: 45, stretched: false };

const begin = async (browser: Browser, mission = NEW.mission) =>
  valueIn<string>(await callAction(browser, '/interview', ids.begin, { ...NEW, mission }));
const act = async (browser: Browser, round: string, command: RoundCommand) =>
  valueIn<RoundView | null>(
    await callAction(browser, `/interview/${round}`, ids.act, { round, command }),
  );

/** Asks `/api/me` at a steady rate while something goes on; how long each took, ms. */
async function light(browser: Browser, while_: Promise<unknown>): Promise<number[]> {
  let isOn = true;
  void while_.finally(() => {
    isOn = false;
  });
  const times: Promise<number>[] = [];
  while (isOn) {
    const began = performance.now();
    times.push(
      browser.get('/api/me').then(async (answer) => {
        await answer.text();
        return performance.now() - began;
      }),
    );
    await sleep(1000 / PER_SECOND);
  }
  return Promise.all(times);
}

async function burst(): Promise<void> {
  const asking = next();
  const one = next();
  const first = await begin(one);
  await (await one.get(`/interview/${first}`)).text();
  await light(asking, sleep(2_000));
  const idle = await light(asking, sleep(10_000));
  const crowd = people.splice(0, PEOPLE);
  let refused = 0;
  const took: number[] = [];
  const all = crowd.map(async (browser) => {
    const began = performance.now();
    const answer = await callAction(browser, '/interview', ids.begin, NEW);
    const id = answer.includes('"ok":true') ? valueIn<string>(answer) : null;
    if (id === null) refused += 1;
    else {
      const page = await browser.get(`/interview/${id}`);
      await page.text();
      if (page.status !== 200) refused += 1;
    }
    took.push(performance.now() - began);
  });
  const busy = await light(asking, Promise.all(all));
  const ratio = at(busy, 0.99) / at(idle, 0.99);
  console.log(
    `${PEOPLE} rounds begun at once, each with its page: ${refused} refused, ${words(took)}; light requests idle ${words(idle)}, meanwhile ${words(busy)}: p99 ${ratio.toFixed(1)}× (to reach: none refused, ≤ 2×)`,
  );
}

const solution = (mission: string, file: string): unknown =>
  JSON.parse(readFileSync(`content/missions/${mission}/solutions/${file}`, 'utf8'));

/** A whole round; how long each step change took, and when after the bell the report was there and when all of it had run, ms. */
async function whole(mission: string, file: string, pauseMs: number) {
  const browser = next();
  const round = await begin(browser, mission);
  const steps: number[] = [];
  let left: number | null = null;
  for (const { id } of STEPS) {
    const view = await act(browser, round, { do: 'look' });
    if (id === 'draw') {
      const diagram = solution(mission, file);
      await act(browser, round, { do: 'draw', diagram });
    }
    if (id === 'change' && view?.canvas) {
      await act(browser, round, { do: 'draw', diagram: view.canvas.diagram });
    }
    if (id === 'breaks') {
      for (const { id: question } of view?.breaks ?? [])
        await act(browser, round, { do: 'expect', question, promises: [] });
    }
    if (id === 'defend') {
      for (const [place, choice] of (view?.trades?.without ?? []).slice(0, 3).entries()) {
        const buys = view?.trades?.promises[0]?.id ?? '';
        const trade = { without: choice.key, buys, figure: null, words: '' };
        await act(browser, round, { do: 'trade', place, trade });
      }
    }
    if (['change', 'breaks', 'defend'].includes(id)) await sleep(pauseMs);
    const began = performance.now();
    await act(browser, round, { do: 'next', from: id });
    if (id === 'defend') left = began;
    else steps.push(performance.now() - began);
  }
  let reportMs: number | null = null;
  for (;;) {
    const answer = await callAction(browser, `/interview/${round}`, ids.stage, round);
    const stage = valueIn<string>(answer);
    const passedMs = performance.now() - (left ?? 0);
    if (stage !== 'judging') reportMs ??= passedMs;
    if (stage === 'judged') return { steps, reportMs: reportMs ?? passedMs, wholeMs: passedMs };
    await sleep(100);
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function reports(): Promise<void> {
  const steps: number[] = [];
  for (const [mission, file, reach] of [
    ['checkout', 'visibility-of-a-quarter-hour.json', 3],
    ['newsletter', 'full.json', 6],
  ] as const) {
    for (const pauseMs of [0, 20_000]) {
      const { steps: some, reportMs, wholeMs } = await whole(mission, file, pauseMs);
      steps.push(...some);
      console.log(
        `report of ${mission} after the bell, ${pauseMs / 1000} s in each of the last three steps: ${seconds(reportMs)} (to reach: ≤ ${reach} s), all of it run after ${seconds(wholeMs)}`,
      );
    }
  }
  console.log(
    `step changes: ${words(steps)}, longest ${at(steps, 1).toFixed(0)} ms (to reach: ≤ 100 ms)`,
  );
}

/** How long a change of the board takes to reach the interviewer, ms. */
async function board(): Promise<void> {
  const [candidate, partner] = [next(), next()];
  const round = await begin(candidate);
  const invited = await callAction(candidate, `/interview/${round}`, ids.invite, round);
  const token = /[A-Za-z0-9_-]{43}/.exec(invited)?.[0] ?? '';
  valueIn(await callAction(partner, `/interview/join/${token}`, ids.join, token));
  for (const { id } of STEPS.slice(0, 4)) await act(candidate, round, { do: 'next', from: id });
  const diagram = solution('checkout', 'visibility-of-a-quarter-hour.json') as {
    components: { position: { x: number; y: number } }[];
  };
  await act(candidate, round, { do: 'draw', diagram });
  const end = new AbortController();
  const answer = await partner.request(`/api/rounds/${round}/seat`, { signal: end.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  const pump = (async () => {
    for (;;) {
      const got = await reader?.read();
      if (!got || got.done) return;
      seen += got.value;
    }
  })().catch(() => {});
  const took: number[] = [];
  for (let n = 1; n <= 60; n += 1) {
    const mark = 100_000 + n;
    const [first, ...others] = diagram.components;
    const moved = { ...first, position: { x: mark, y: 0 } };
    const began = performance.now();
    const sent = act(candidate, round, {
      do: 'draw',
      diagram: { ...diagram, components: [moved, ...others] },
    });
    while (!seen.includes(`"x":${mark}`) && performance.now() - began < 10_000) await sleep(2);
    took.push(performance.now() - began);
    await sent;
    seen = '';
    await sleep(60);
  }
  end.abort();
  await pump;
  console.log(`the board of the interviewer: ${words(took)} (to reach: p95 ≤ 300 ms)`);
}

const PARTS: Record<string, () => Promise<void>> = { board, reports, burst };
const chosen = process.argv.slice(2);
try {
  for (const [name, run] of Object.entries(PARTS)) {
    if (chosen.length === 0 || chosen.includes(name)) await run();
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
