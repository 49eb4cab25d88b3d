import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  actInRoundAction,
  beginRoundAction,
  inviteInterviewerAction,
  roundStageAction,
} from '@/app/interview/actions';
import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { reasonQuestions } from '@/core/interview/reasons';
import type { RoundCommand } from '@/core/interview/round-state';
import { STEPS } from '@/core/interview/steps';
import { resetLimits } from '@/server/auth/rate-limits';
import { loadInterview } from '@/server/content/interviews';
import { selectAssignedRounds, selectSpread } from '@/server/data/assigned-rounds';
import { endJudging, selectOpenRound } from '@/server/data/rounds';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { judgeAhead, judgeFinished } from '@/server/jobs/judge-rounds';
import { selectOwnRound, selectSeenRound } from '@/server/services/rounds';
import { makeAssignment, makeClass } from '../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { emptyDesign } from '../support/designs';

withDatabase();
beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
});
beforeEach(resetLimits);
afterAll(() => gradePool().close());

describe('a round that a class has set', () => {
  const SET = { mission: 'newsletter', length: 45, stretched: false, sealed: true } as const;

  it('is taken alone, counts for the class, and is read by its staff and nobody else', async () => {
    const [learner, owner, stranger] = [
      await makePerson(),
      await makePerson('instructor'),
      await makePerson('instructor'),
    ];
    const joinedAt = new Date(Date.now() - 1e6);
    const cohort = await makeClass([
      { userId: learner.id, joinedAt },
      { userId: owner.id, role: 'owner', joinedAt },
    ]);
    await becomePerson(learner);
    expect(await beginRoundAction(SET)).toMatchObject({ ok: false, code: 'conflict' });
    const assignmentId = await makeAssignment(cohort, { kind: 'round' });
    expect(await selectAssignedRounds()).toEqual(['newsletter']);
    const begun = await beginRoundAction(SET);
    if (!begun.ok) throw new Error(begun.message);
    const id = begun.value;
    expect(await inviteInterviewerAction(id)).toMatchObject({ code: 'not-found' });
    await act(id, { do: 'ask', card: 'readers' });
    await act(id, { do: 'finish' });
    const result = () => db().result.findFirst({ where: { assignmentId, userId: learner.id } });
    expect(await result()).toMatchObject({ state: 'waiting', tries: 1, latestId: id });
    await judgeFinished(id);
    const settled = await result();
    expect(settled).toMatchObject({ state: 'done', countedId: id, total: 800, earned: 13 });
    expect(settled?.score).toBeCloseTo(1.63, 2);
    // Practice counts for nobody.
    const practice = await beginRoundAction({ ...SET, sealed: false });
    if (!practice.ok) throw new Error(practice.message);
    await act(practice.value, { do: 'finish' });
    expect(await result()).toMatchObject({ tries: 1 });

    await becomePerson(owner);
    expect(await selectSeenRound(id)).toMatchObject({ round: { owner: { id: learner.id } } });
    expect(await selectSeenRound(practice.value)).toBeNull();
    const spread = await selectSpread(cohort, assignmentId);
    expect(spread[0]).toEqual({
      step: 'clarify',
      levels: { strong: 0, sound: 0, thin: 1, missing: 0 },
    });
    await becomePerson(stranger);
    expect(await selectSeenRound(id)).toBeNull();
    await expect(selectSpread(cohort, assignmentId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

const NEW = { mission: 'newsletter', length: 45, stretched: false } as const;

async function begin(mission: string = NEW.mission): Promise<{ person: Person; id: string }> {
  const person = await makePerson();
  await becomePerson(person);
  const begun = await beginRoundAction({ ...NEW, mission });
  if (!begun.ok) throw new Error(begun.message);
  return { person, id: begun.value };
}

async function act(round: string, command: RoundCommand) {
  const result = await actInRoundAction({ round, command });
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

/** A sound drawing over a mission that runs quickly. */
function sound(): Diagram {
  return DiagramSchema.parse(
    JSON.parse(
      readFileSync('content/missions/order-history/solutions/two-behind-a-balancer.json', 'utf8'),
    ),
  );
}

async function upTo(round: string, step: string) {
  for (const { id } of STEPS) {
    if (id === step) return;
    await act(round, { do: 'next', from: id });
  }
}

describe('a round', () => {
  it('is the only open one of its owner, and nobody else may see or change it', async () => {
    const { id } = await begin();
    expect(await beginRoundAction(NEW)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await selectOpenRound()).toEqual({ id, mission: 'newsletter' });
    await becomePerson(await makePerson('admin'));
    expect(await selectOwnRound(id)).toBeNull();
    const look = { round: id, command: { do: 'look' } } as const;
    expect(await actInRoundAction(look)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await roundStageAction(id)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('survives a reload with everything that was said', async () => {
    const { id } = await begin();
    await act(id, { do: 'ask', card: 'readers' });
    await upTo(id, 'estimate');
    await act(id, { do: 'estimate', id: 'slots', value: 70 });
    const opened = await selectOwnRound(id);
    if (opened?.kind !== 'going') throw new Error('the round goes on');
    const { step, cards, estimates } = opened.view;
    expect(step).toBe('estimate');
    expect(cards.map((card) => card.answer)).toEqual(['A million, all in one campaign.']);
    expect(estimates?.find((entry) => entry.id === 'slots')?.value).toBe(70);
  });

  it('takes all that two tabs say at once', async () => {
    const { id } = await begin();
    const cards = ['readers', 'deadline', 'click', 'duplicates'];
    await Promise.all(cards.map((card) => act(id, { do: 'ask', card })));
    const view = await act(id, { do: 'look' });
    expect(view?.cards.filter(({ answer }) => answer !== null)).toHaveLength(4);
    await Promise.all([1, 2].map(() => act(id, { do: 'next', from: 'clarify' })));
    expect(await act(id, { do: 'look' })).toMatchObject({ step: 'estimate' });
  });

  it('refuses forged steps, cards and drawings, and changes nothing', async () => {
    const { id } = await begin();
    const forged: [unknown, string][] = [
      [{ do: 'next', from: 'made-up' }, 'invalid'],
      [{ do: 'ask', card: 'made-up' }, 'conflict'],
      [{ do: 'ask', card: 'readers', twist: true }, 'invalid'],
      [{ do: 'draw', diagram: emptyDesign() }, 'conflict'],
      [{ do: 'estimate', id: 'slots', value: Number.NaN }, 'invalid'],
    ];
    for (const [command, code] of forged) {
      const result = await actInRoundAction({ round: id, command } as never);
      expect([command, !result.ok && result.code]).toEqual([command, code]);
    }
    expect(await act(id, { do: 'look' })).toMatchObject({ step: 'clarify' });
  });

  it('tells nothing before its time: no answer, no truth, no change, no seed', async () => {
    const { id } = await begin();
    const loaded = await loadInterview('newsletter');
    const { interview, mission } = loaded ?? { interview: null, mission: null };
    const secrets = [
      ...(interview?.cards.map(({ answer }) => answer) ?? []),
      ...(interview?.estimates.map(({ working }) => working) ?? []),
      ...(interview?.interface.map(({ why }) => why) ?? []),
      ...(interview?.data.map(({ why }) => why) ?? []),
      ...(interview?.twists.flatMap(({ says, answer }) => [says, answer]) ?? []),
      ...Object.values(interview?.model ?? {}),
      ...(mission?.stages.flatMap(({ checks }) => checks.flatMap(({ hints = [] }) => hints)) ?? []),
    ];
    expect(secrets.length).toBeGreaterThan(50);
    const { seed } = await db().round.findUniqueOrThrow({ where: { id }, select: { seed: true } });
    for (const { id: step } of STEPS) {
      const view = JSON.stringify(await act(id, { do: 'look' }));
      const told = secrets.filter((secret) => view.includes(JSON.stringify(secret).slice(1, -1)));
      const change = STEPS.findIndex((each) => each.id === step) >= 5 ? 1 : 0;
      expect([step, told.length]).toEqual([step, change]);
      expect(view).not.toContain(seed);
      if (step !== 'defend') await act(id, { do: 'next', from: step });
    }
  });

  it('is judged by a job once it is over, takes nothing after that, and scores nothing when it was empty', async () => {
    const { id } = await begin();
    expect(await act(id, { do: 'finish' })).toBeNull();
    expect(await roundStageAction(id)).toEqual({ ok: true, value: 'judging' });
    const late = { round: id, command: { do: 'ask', card: 'readers' } } as const;
    expect(await actInRoundAction(late)).toMatchObject({ ok: false, code: 'conflict' });
    const [job] = await db().$queryRaw<{ data: { id: string } }[]>`
      SELECT data FROM pgboss.job WHERE name = 'round' ORDER BY created_on DESC LIMIT 1`;
    expect(job?.data).toEqual({ id });
    await judgeFinished(id);
    await judgeFinished(id);
    expect(await roundStageAction(id)).toEqual({ ok: true, value: 'judged' });
    const report = (await selectOwnRound(id))?.round.report;
    expect(report?.rows.map(({ earned }) => earned)).toEqual(STEPS.map(() => 0));
    expect(await beginRoundAction(NEW)).toMatchObject({ ok: true });
  });

  it('is graded ahead from the bell on, of which nothing is told, and then only the rest is left', async () => {
    const { id } = await begin('order-history');
    const queued = () =>
      db().$queryRaw<unknown[]>`
        SELECT 1 FROM pgboss.job WHERE name = 'round-ahead' AND data->>'id' = ${id}`;
    const known = async () =>
      (await db().roundGrade.findMany({ where: { roundId: id } })).map(({ outcome }) => outcome);
    await upTo(id, 'draw');
    await act(id, { do: 'draw', diagram: sound() });
    const view = await act(id, { do: 'look' });
    const [question] = reasonQuestions(view?.canvas?.mission as Mission, sound());
    const { decision, offered } = question ?? { decision: { id: '' }, offered: [] };
    const reason = offered[0]?.id ?? 'fresh';
    const forged = { do: 'reason', decision: 'queue.made-up', reason } as const;
    expect(await actInRoundAction({ round: id, command: forged })).toMatchObject({ ok: false });
    await act(id, { do: 'reason', decision: decision.id, reason });
    expect(await queued()).toHaveLength(0);
    await judgeAhead(id);
    expect(await known()).toEqual([]);

    const after = await act(id, { do: 'next', from: 'draw' });
    expect(await queued()).toHaveLength(1);
    await Promise.all([judgeAhead(id), judgeAhead(id)]);
    // The grade of the drawing, and the trial of its reason.
    expect(await known()).toHaveLength(2);
    const told = JSON.stringify([after, await act(id, { do: 'look' })]);
    expect(told).not.toContain('findings');
    expect(told).not.toContain('support');

    await act(id, { do: 'finish' });
    await judgeFinished(id);
    expect(await known()).toEqual([]);
    const draw = (await selectOwnRound(id))?.round.report?.rows.find(({ step }) => step === 'draw');
    expect(draw).toMatchObject({ trying: 0 });
    expect(draw?.lines.some(({ text }) => text.startsWith(decision.text ?? '-'))).toBe(true);
  }, 60_000);

  it('has a report so far while its reasons are tried, which counts for nobody yet', async () => {
    const { id } = await begin();
    await act(id, { do: 'finish' });
    await judgeFinished(id);
    const report = (await selectOwnRound(id))?.round.report;
    if (!report) throw new Error('not judged');
    await db().round.update({ where: { id }, data: { earned: null } });
    const rows = report.rows.map((one) => ({ ...one, trying: one.step === 'draw' ? 1 : 0 }));
    await endJudging(id, { report: { ...report, rows } });
    expect(await roundStageAction(id)).toEqual({ ok: true, value: 'trying' });
    expect(await db().round.findUnique({ where: { id } })).toMatchObject({ earned: null });
    await judgeFinished(id);
    expect(await roundStageAction(id)).toEqual({ ok: true, value: 'judged' });
  });
});
