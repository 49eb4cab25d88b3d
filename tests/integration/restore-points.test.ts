import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addPointAction,
  listPointsAction,
  loadPointAction,
  removePointAction,
} from '@/app/missions/[slug]/actions';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { POINT_LIMITS } from '@/core/contracts/restore-points';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { emptyDesign } from '../support/designs';
import { handInAndGrade } from '../support/hand-in';

withDatabase();

let learner: Person;
beforeEach(async () => {
  learner = await makePerson();
  await becomePerson(learner);
});

const labelled = (label: string): Diagram => {
  const design = emptyDesign();
  return { ...design, components: design.components.map((one) => ({ ...one, label })) };
};

async function add(label: string, name: string | null = null, id: string = randomUUID()) {
  const point = { id, mission: 'newsletter', name, reason: 'kept' as const };
  return { id, result: await addPointAction({ ...point, diagram: labelled(label) }) };
}

async function points() {
  const listed = await listPointsAction('newsletter');
  if (!listed.ok) throw new Error(listed.message);
  return listed.value;
}

describe('restore points', () => {
  it('are listed newest first, and give their diagram back', async () => {
    const { id } = await add('A');
    await add('B', '  first draft ');
    expect(await points()).toMatchObject([
      { name: 'first draft', reason: 'kept' },
      { id, name: null, components: emptyDesign().components.length },
    ]);
    expect(await loadPointAction(id)).toEqual({ ok: true, value: labelled('A') });
  });

  it('are kept once when they are sent twice', async () => {
    const { id } = await add('A');
    expect((await add('A', null, id)).result.ok).toBe(true);
    expect(await points()).toHaveLength(1);
  });

  it('make room for newer ones, the named ones excepted', async () => {
    const { id: named } = await add('N', 'mine');
    for (let i = 0; i < POINT_LIMITS.automatic + 3; i += 1) await add(`A${i}`);
    const kept = await points();
    expect(kept).toHaveLength(POINT_LIMITS.automatic + 1);
    expect(kept.map(({ id }) => id)).toContain(named);
  });

  it('refuse a name too many until one is removed', async () => {
    const first = await add('A', 'first');
    for (let i = 1; i < POINT_LIMITS.named; i += 1) await add('A', `n${i}`);
    expect((await add('A', 'one too many')).result).toMatchObject({ ok: false, code: 'conflict' });
    expect((await removePointAction(first.id)).ok).toBe(true);
    expect((await add('A', 'fits now')).result.ok).toBe(true);
  });

  it('belong to their owner alone, instructors and admins included', async () => {
    const { id } = await add('A', 'mine');
    for (const role of ['learner', 'instructor', 'admin'] as const) {
      await becomePerson(await makePerson(role));
      expect(await points()).toEqual([]);
      expect(await loadPointAction(id)).toMatchObject({ ok: false, code: 'not-found' });
      expect(await removePointAction(id)).toMatchObject({ ok: false, code: 'not-found' });
      // The id is taken; neither is it told, nor does the owner's point change.
      expect((await add('theirs', null, id)).result.ok).toBe(true);
    }
    await becomePerson(learner);
    expect(await loadPointAction(id)).toEqual({ ok: true, value: labelled('A') });
  });

  it('are refused for missions that do not exist, and for what is no diagram', async () => {
    const point = { id: randomUUID(), mission: 'nothing', name: null, reason: 'kept' as const };
    const lost = await addPointAction({ ...point, diagram: labelled('A') });
    expect(lost).toMatchObject({ ok: false, code: 'not-found' });
    const broken = { ...labelled('A'), extra: 1 };
    const refused = await addPointAction({ ...point, mission: 'newsletter', diagram: broken });
    expect(refused).toMatchObject({ ok: false, code: 'invalid' });
    expect(await points()).toEqual([]);
  });

  it('are left by handing a diagram in', async () => {
    const body = { idempotencyKey: `key-${randomUUID()}`, diagram: labelled('S') };
    await handInAndGrade('newsletter', JSON.stringify(body));
    expect(await points()).toMatchObject([{ reason: 'submitted', name: null }]);
  });
});
