import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { db } from '@/server/db';
import { saveDraft, selectDraft } from '@/server/services/drafts';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { emptyDesign } from '../support/designs';
import { becomeVisitor } from '../support/request';

withDatabase();

let learner: Person;
let diagram: Diagram;
beforeAll(async () => {
  learner = await makePerson();
  diagram = emptyDesign();
});

const save = (design: Diagram, baseRevision: number) =>
  saveDraft('newsletter', JSON.stringify({ diagram: design, baseRevision }));

const withLabel = (label: string): Diagram => ({
  ...diagram,
  components: diagram.components.map((component) => ({ ...component, label })),
});

describe('drafts', () => {
  it('are kept per learner and mission, with a growing revision', async () => {
    await becomePerson(learner);
    expect(await selectDraft('newsletter')).toBeNull();
    expect(await save(diagram, 0)).toEqual({ saved: true, revision: 1 });
    expect(await save(withLabel('B'), 1)).toEqual({ saved: true, revision: 2 });
    expect(await selectDraft('newsletter')).toEqual({
      diagram: withLabel('B'),
      log: null,
      revision: 2,
    });
    await becomePerson(await makePerson());
    expect(await selectDraft('newsletter')).toBeNull();
  });

  it('do not overwrite what another tab saved', async () => {
    await becomePerson(learner);
    const stale = await save(withLabel('C'), 1);
    expect(stale).toEqual({
      saved: false,
      draft: { diagram: withLabel('B'), log: null, revision: 2 },
    });
    expect(await save(withLabel('C'), 0)).toMatchObject({ saved: false });
  });

  it('count a save once when its answer was lost and it is sent again', async () => {
    await becomePerson(learner);
    expect(await save(withLabel('D'), 2)).toEqual({ saved: true, revision: 3 });
    expect(await save(withLabel('D'), 2)).toEqual({ saved: true, revision: 3 });
  });

  it('keep how the drawing grew, and are saved without it when it is no log', async () => {
    await becomePerson(await makePerson());
    const saveWith = (log: unknown, baseRevision: number) =>
      saveDraft('newsletter', JSON.stringify({ diagram, baseRevision, log }));
    const log = [{ do: 'rename', id: 'admin', label: 'Boss' }];
    expect(await saveWith(log, 0)).toEqual({ saved: true, revision: 1 });
    expect((await selectDraft('newsletter'))?.log).toEqual(log);
    for (const [index, nonsense] of [7, [{ do: 'explode' }], 'x'.repeat(9000)].entries()) {
      expect(await saveWith(nonsense, index + 1)).toMatchObject({ saved: true });
      expect((await selectDraft('newsletter'))?.log).toBeNull();
    }
  });

  it('let one of many simultaneous saves win', async () => {
    await becomePerson(await makePerson());
    const saves = await Promise.all(
      Array.from({ length: 6 }, (_, index) => save(withLabel(`T${index}`), 0)),
    );
    expect(saves.filter(({ saved }) => saved)).toHaveLength(1);
  });

  it('keep every character that a label may have', async () => {
    await becomePerson(await makePerson());
    const odd = withLabel('ü 🗝 👩\u200d💻 \\u0000 {$1} "quoted"');
    await save(odd, 0);
    expect((await selectDraft('newsletter'))?.diagram).toEqual(odd);
  });

  it.each([
    ['text that is no JSON', '{'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['numbers beyond all bounds', '{"diagram":{"format":1e309},"baseRevision":0}'],
    ['unknown keys', '{"diagram":{},"baseRevision":0,"role":"admin"}'],
    ['too many bytes', JSON.stringify({ diagram: 'x'.repeat(300_000), baseRevision: 0 })],
  ])('refuse %s and stay as they were', async (_, text) => {
    await becomePerson(learner);
    const before = await db().draft.count();
    await expect(saveDraft('newsletter', text)).rejects.toMatchObject({ code: 'invalid' });
    expect(await db().draft.count()).toBe(before);
  });

  it('are for people who signed in, and for missions that exist', async () => {
    await becomePerson(learner);
    await expect(selectDraft('nothing-here')).rejects.toMatchObject({ code: 'not-found' });
    await expect(selectDraft('../../etc')).rejects.toMatchObject({ code: 'not-found' });
    becomeVisitor();
    await expect(selectDraft('newsletter')).rejects.toMatchObject({ code: 'signed-out' });
    await expect(save(diagram, 0)).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('write nothing when nothing changed', async () => {
    const own = await makePerson();
    await becomePerson(own);
    expect(await save(diagram, 0)).toMatchObject({ revision: 1 });
    const before = await db().draft.findFirstOrThrow({ where: { userId: own.id } });
    expect(await save(diagram, 1)).toEqual({ saved: true, revision: 1 });
    expect(await db().draft.findFirstOrThrow({ where: { userId: own.id } })).toEqual(before);
    expect(await save(withLabel('B'), 1)).toEqual({ saved: true, revision: 2 });
  });

  it('are saved no faster than anybody draws', async () => {
    await becomePerson(await makePerson());
    await save(diagram, 0);
    const saves = Array.from({ length: 125 }, () => save(diagram, 1).catch((error) => error.code));
    const told = await Promise.all(saves);
    expect(told.filter((one) => one === 'too-many').length).toBe(6);
    await becomePerson(await makePerson());
    expect(await save(diagram, 0)).toMatchObject({ saved: true });
  });

  it('refuse characters that cannot be seen, and open what was stored before that', async () => {
    const own = await makePerson();
    await becomePerson(own);
    const bell = String.fromCharCode(7);
    const override = String.fromCharCode(0x202e);
    for (const label of [`API${bell}`, `API${override}`, ' ']) {
      await expect(save(withLabel(label), 0)).rejects.toMatchObject({ code: 'invalid' });
    }
    const old = JSON.parse(JSON.stringify(withLabel(`API${bell}`)));
    const data = { userId: own.id, mission: 'newsletter', diagram: old, revision: 1 };
    await db().draft.create({ data });
    const opened = await selectDraft('newsletter');
    expect(opened?.diagram).toEqual(withLabel('API'));
    expect(await save(opened?.diagram ?? diagram, 1)).toEqual({ saved: true, revision: 2 });
  });
});
