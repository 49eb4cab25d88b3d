import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giveUpAction } from '@/app/missions/[slug]/solutions/actions';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { resetLimits } from '@/server/auth/rate-limits';
import { type LoadedMission, loadMission } from '@/server/content/missions';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { saveDraft } from '@/server/services/drafts';
import { countDueReferences, selectReferences } from '@/server/services/references';
import { selectStanding } from '@/server/services/standing';
import { becomePerson, makePerson, withDatabase } from '../../support/database';
import { handInAndGrade } from '../../support/hand-in';
import { becomeVisitor } from '../../support/request';

withDatabase();
let history: LoadedMission;
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
  const loaded = await loadMission('order-history');
  if (loaded === null) throw new Error('no order-history');
  history = loaded;
});
beforeEach(resetLimits);
afterAll(() => gradePool().close());

const design = (name: string) =>
  JSON.parse(readFileSync(`content/missions/order-history/${name}.json`, 'utf8')) as Diagram;
const handIn = (key: string, name: string) =>
  handInAndGrade(
    'order-history',
    JSON.stringify({ idempotencyKey: `references-${key}`, diagram: design(name) }),
  );
const stagesDue = async () => (await selectReferences(history)).due.map(({ stage }) => stage);
const giveUp = () => giveUpAction({ mission: 'order-history' });

describe('the references of a mission', () => {
  it('are nothing for a visitor, who cannot give it up either', async () => {
    becomeVisitor();
    await expect(selectReferences(history)).rejects.toMatchObject({ code: 'signed-out' });
    await expect(countDueReferences(history)).rejects.toMatchObject({ code: 'signed-out' });
    expect(await giveUp()).toMatchObject({ ok: false, code: 'signed-out' });
  });

  it('are kept back whole from who has passed nothing', async () => {
    await becomePerson(await makePerson());
    expect(await selectReferences(history)).toEqual({
      due: [],
      keptBack: [1, 3],
      walkthrough: null,
      stagesPassed: 0,
      gaveUpAt: null,
      own: null,
    });
    await handIn('watch', 'starts/watch');
    expect(await stagesDue()).toEqual([]);
    expect(await countDueReferences(history)).toBe(0);
  });

  it('open stage by stage with what one hand-in has passed, beside one’s latest design', async () => {
    await becomePerson(await makePerson());
    await handIn('simple', 'solutions/simple');
    const { due, keptBack, stagesPassed, own } = await selectReferences(history);
    expect(due.map(({ stage }) => stage)).toEqual([1, 1]);
    expect({ keptBack, stagesPassed }).toEqual({ keptBack: [3], stagesPassed: 1 });
    expect(own).toEqual(design('solutions/simple'));

    const draft = design('starts/repair');
    await saveDraft('order-history', JSON.stringify({ diagram: draft, baseRevision: 0 }));
    expect((await selectReferences(history)).own).toEqual(draft);

    await handIn('full', 'solutions/one-service');
    expect(await stagesDue()).toEqual([1, 1, 3]);
    expect(await giveUp()).toMatchObject({ ok: false, code: 'conflict' });
    expect(await db().givenUp.count({ where: { mission: 'order-history' } })).toBe(0);
  });

  it('are all shown to who gives the mission up, which changes no grade and is told as what it is', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    await becomePerson(person);
    const { id } = await handIn('given-up', 'starts/watch');
    const grade = () =>
      db().submission.findUniqueOrThrow({ where: { id }, include: { grades: true } });
    const before = await grade();
    expect(await giveUp()).toMatchObject({ ok: true });
    const first = await selectReferences(history);
    expect(first).toMatchObject({ keptBack: [], stagesPassed: 0, gaveUpAt: expect.any(String) });
    expect(first.due).toHaveLength(3);
    expect(await giveUp()).toMatchObject({ ok: false, code: 'conflict' });
    expect((await selectReferences(history)).gaveUpAt).toBe(first.gaveUpAt);
    expect(await grade()).toEqual(before);
    expect((await selectStanding()).missions['order-history']).toMatchObject({
      passed: false,
      gaveUp: true,
    });

    await becomePerson(other);
    expect(await stagesDue()).toEqual([]);
    expect((await selectStanding()).missions).toEqual({});
  });

  it('are those of the mission that was given up, which must exist', async () => {
    await becomePerson(await makePerson());
    const newsletter = await loadMission('newsletter');
    if (newsletter === null) throw new Error('no newsletter');
    expect((await selectReferences(newsletter)).walkthrough).toBeNull();
    expect(await giveUpAction({ mission: 'newsletter' })).toMatchObject({ ok: true });
    expect((await selectReferences(newsletter)).walkthrough).toContain('at least 68 slots');
    expect(await stagesDue()).toEqual([]);
    expect(await giveUpAction({ mission: 'no-such' })).toMatchObject({ code: 'not-found' });
  });
});
