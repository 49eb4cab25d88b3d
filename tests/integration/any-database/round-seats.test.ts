import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { GET as events } from '@/app/api/rounds/[id]/events/route';
import { GET as seatEvents } from '@/app/api/rounds/[id]/seat/route';
import {
  actFromSeatAction,
  actInRoundAction,
  beginRoundAction,
  dismissInterviewerAction,
  inviteInterviewerAction,
  joinAsInterviewerAction,
  leaveInterviewAction,
  swapRolesAction,
} from '@/app/interview/actions';
import type { PartnerCommand } from '@/core/interview/partner-book';
import type { RoundCommand } from '@/core/interview/round-state';
import { STEPS } from '@/core/interview/steps';
import { resetLimits } from '@/server/auth/rate-limits';
import { selectBook, selectOwnSeats } from '@/server/data/round-seats';
import { db } from '@/server/db';
import { selectOpenedSeat } from '@/server/services/round-seats';
import { selectOwnRound } from '@/server/services/rounds';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';

withDatabase();
beforeEach(resetLimits);

const FULL = JSON.parse(
  readFileSync('content/missions/newsletter/solutions/full.json', 'utf8'),
) as { components: unknown[] };

type Result<T> = { ok: true; value: T } | { ok: false; message: string; code: string };

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

interface Table {
  round: string;
  token: string;
  candidate: Person;
  partner: Person;
}

/** A round of one person with a link to its seat, which the other has not taken yet. */
async function invited(): Promise<Table> {
  const [candidate, partner] = [await makePerson(), await makePerson()];
  await becomePerson(candidate);
  const begun = { mission: 'newsletter', length: 45, stretched: false } as const;
  const round = must(await beginRoundAction(begun));
  const { token } = must(await inviteInterviewerAction(round));
  return { round, token, candidate, partner };
}

async function seated(): Promise<Table> {
  const table = await invited();
  await becomePerson(table.partner);
  expect(must(await joinAsInterviewerAction(table.token))).toBe(table.round);
  return table;
}

const say = async ({ round, candidate }: Table, command: RoundCommand) => {
  await becomePerson(candidate);
  return must(await actInRoundAction({ round, command }));
};
const fromSeat = async ({ round, partner }: Table, command: PartnerCommand) => {
  await becomePerson(partner);
  return actFromSeatAction({ round, command });
};

async function upTo(table: Table, step: string) {
  for (const { id } of STEPS) {
    if (id === step) return;
    await say(table, { do: 'next', from: id });
  }
}

const contextOf = (id: string) => ({ params: Promise.resolve({ id }) });
const note = (text: string) => ({ do: 'note', id: crypto.randomUUID(), text }) as const;

describe('the seat of an interviewer', () => {
  it('is taken by whoever holds the link, by one, and never by the candidate', async () => {
    const table = await invited();
    expect(await joinAsInterviewerAction(table.token)).toMatchObject({ code: 'conflict' });
    await becomePerson(table.partner);
    expect(await selectOpenedSeat(table.round)).toBeNull();
    expect((await joinAsInterviewerAction(table.token)).ok).toBe(true);
    expect((await joinAsInterviewerAction(table.token)).ok).toBe(true);
    expect(await selectOpenedSeat(table.round)).toMatchObject({ slug: 'newsletter' });
    const third = await makePerson('admin');
    await becomePerson(third);
    expect(await joinAsInterviewerAction(table.token)).toMatchObject({ code: 'conflict' });
    expect(await selectOpenedSeat(table.round)).toBeNull();
    const command = note('mine');
    expect(await actFromSeatAction({ round: table.round, command })).toMatchObject({
      code: 'not-found',
    });
    await becomePerson(table.candidate);
    expect(await selectOpenedSeat(table.round)).toBeNull();
    expect(await selectOwnRound(table.round)).toMatchObject({
      kind: 'going',
      view: { seat: { name: 'A learner' } },
    });
    expect(await inviteInterviewerAction(table.round)).toMatchObject({ code: 'conflict' });
  });

  it('is offered by no link that is malformed, replaced, expired or taken back', async () => {
    const table = await invited();
    const { token } = must(await inviteInterviewerAction(table.round));
    await becomePerson(table.partner);
    for (const dead of ['A'.repeat(43), '~'.repeat(43), table.token]) {
      expect(await joinAsInterviewerAction(dead)).toMatchObject({ code: 'not-found' });
    }
    const where = { roundId: table.round };
    await db().roundSeat.update({ where, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await joinAsInterviewerAction(token)).toMatchObject({ code: 'not-found' });
    await db().roundSeat.update({ where, data: { expiresAt: new Date(Date.now() + 1e6) } });
    await becomePerson(table.candidate);
    expect((await dismissInterviewerAction(table.round)).ok).toBe(true);
    await becomePerson(table.partner);
    expect(await joinAsInterviewerAction(token)).toMatchObject({ code: 'not-found' });
  });

  it('is lost when it expires, when it is left, and when the candidate ends it; what was noted stays', async () => {
    const table = await seated();
    expect((await fromSeat(table, note('Calm.'))).ok).toBe(true);
    expect((await leaveInterviewAction(table.round)).ok).toBe(true);
    expect(await fromSeat(table, note('Late.'))).toMatchObject({ code: 'not-found' });
    expect((await joinAsInterviewerAction(table.token)).ok).toBe(true);
    expect((await fromSeat(table, note('Back again.'))).ok).toBe(true);
    await becomePerson(table.candidate);
    must(await dismissInterviewerAction(table.round));
    expect(await fromSeat(table, note('Late.'))).toMatchObject({ code: 'not-found' });
    expect(await leaveInterviewAction(table.round)).toMatchObject({ code: 'not-found' });
    await becomePerson(table.candidate);
    const book = await selectBook(table.round);
    expect(book?.notes.map(({ text }) => text)).toEqual(['Calm.', 'Back again.']);
    await becomePerson(table.partner);
    expect(await selectBook(table.round)).toBeNull();
  });

  it('follows what is drawn and said, and brings a question, the change and a fault, each once', async () => {
    const table = await seated();
    must(await fromSeat(table, { do: 'answer', card: 'readers' }));
    const view = await say(table, { do: 'look' });
    expect(view?.cards.filter(({ answer }) => answer !== null).map(({ id }) => id)).toEqual([
      'readers',
    ]);
    await upTo(table, 'draw');
    await say(table, { do: 'draw', diagram: FULL });
    const twist = (id: string) => fromSeat(table, { do: 'twist', twist: id });
    const told = must(await twist('more-readers'));
    expect(told.board?.components.length).toBe(FULL.components.length);
    expect((await twist('more-readers')).ok).toBe(true);
    expect(await twist('half-limit')).toMatchObject({ code: 'conflict' });
    expect(await say(table, { do: 'look' })).toMatchObject({ isCalled: true, step: 'draw' });
    const after = await say(table, { do: 'next', from: 'draw' });
    expect(after?.change).toContain('1.5 million');
    must(await fromSeat(table, { do: 'fault', fault: 'provider-down' }));
    await say(table, { do: 'finish' });
    expect(await fromSeat(table, { do: 'answer', card: 'deadline' })).toMatchObject({
      code: 'conflict',
    });
    expect((await fromSeat(table, note('Written up.'))).ok).toBe(true);
  });

  it('is swapped after the round, over another mission', async () => {
    const table = await seated();
    const swap = (mission: string) => swapRolesAction({ round: table.round, mission });
    expect(await swap('order-history')).toMatchObject({ code: 'conflict' });
    await say(table, { do: 'finish' });
    await becomePerson(table.partner);
    expect(await swap('newsletter')).toMatchObject({ code: 'conflict' });
    const round = must(await swap('order-history'));
    await becomePerson(table.candidate);
    expect(await selectOwnSeats()).toMatchObject([{ roundId: round, isOpen: true }]);
    expect(await selectOpenedSeat(round)).toMatchObject({ slug: 'order-history' });
    expect(await swapRolesAction({ round: table.round, mission: 'order-history' })).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the events of a round', () => {
  const chunk = async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
    new TextDecoder().decode((await reader.read()).value);

  it('tell each side what the other does, and nobody else anything', async () => {
    const table = await seated();
    const leaving = new AbortController();
    const request = () => new Request('http://localhost', { signal: leaving.signal });
    const response = await seatEvents(request(), contextOf(table.round));
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(await chunk(reader)).toContain('retry:');
    expect(await chunk(reader)).toContain('"step":"clarify"');
    // The partner is here already. To become them anew would sign them out for a moment, which ends the stream.
    must(await actFromSeatAction({ round: table.round, command: note('Calm.') }));
    expect(await chunk(reader)).toContain('Calm.');
    leaving.abort();
    expect((await events(request(), contextOf(table.round))).status).toBe(404);
    await becomePerson(table.candidate);
    expect((await seatEvents(request(), contextOf(table.round))).status).toBe(404);
    const own = await events(new Request('http://localhost'), contextOf(table.round));
    const view = (own.body as ReadableStream<Uint8Array>).getReader();
    await chunk(view);
    expect(await chunk(view)).not.toContain('Calm.');
    must(await actInRoundAction({ round: table.round, command: { do: 'finish' } }));
    expect(await chunk(view)).toBe('data: null\n\n');
  });
});
