import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MissionSchema } from '@/core/contracts/mission-schema';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import { resetLimits } from '@/server/auth/rate-limits';
import { loadMission } from '@/server/content/missions';
import { db } from '@/server/db';
import { GradePool, gradePool } from '@/server/jobs/grade-pool';
import { saveDraft } from '@/server/services/drafts';
import { selectHome } from '@/server/services/home';
import {
  selectHandedIn,
  selectOwnSubmissions,
  selectSubmission,
  selectSubmissionsBeside,
  submitDiagram,
} from '@/server/services/submissions';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { emptyDesign, newsletterDesign } from '../support/designs';
import { handInAndGrade } from '../support/hand-in';
import { becomeVisitor } from '../support/request';

withDatabase();

let learner: Person;
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
  learner = await makePerson();
});
beforeEach(resetLimits);
afterAll(() => gradePool().close());

const body = (idempotencyKey: string, diagram: unknown = emptyDesign()) =>
  JSON.stringify({ idempotencyKey, diagram });
const submit = (key: string, diagram?: unknown) => handInAndGrade('newsletter', body(key, diagram));

describe('handing in', () => {
  it('stores diagram, report, versions and seed together, and the grade can be replayed', async () => {
    await becomePerson(learner);
    const design = newsletterDesign('solutions/simple');
    const { id } = await submit('key-simple-1', design);
    const row = await db().submission.findUniqueOrThrow({
      where: { id },
      include: { currentGrade: true, grades: true },
    });
    const { currentGrade } = row;
    if (currentGrade === null) throw new Error('not graded');
    expect(row.grades).toHaveLength(1);
    const loaded = await loadMission('newsletter');
    const mission = MissionSchema.parse(loaded?.mission);
    expect(row).toMatchObject({ state: 'graded', diagram: design });
    expect(currentGrade).toMatchObject({ passed: true, missionVersion: loaded?.version });
    const again = gradeOverSeeds({
      mission,
      missionSlug: 'newsletter',
      diagram: design,
      seed: currentGrade.seed,
    });
    expect(JSON.stringify(currentGrade.report)).toBe(JSON.stringify(again));
  });

  it('returns the first submission for a repeated key, and stores nothing more', async () => {
    await becomePerson(learner);
    const first = await submit('key-repeat-1');
    const before = await db().submission.count();
    const again = { id: first.id, known: true };
    expect(await submit('key-repeat-1')).toEqual(again);
    expect(await submit('key-repeat-1', newsletterDesign('solutions/full'))).toEqual(again);
    expect(await db().submission.count()).toBe(before);
  });

  it('simulates equal designs once, wherever their boxes stand', async () => {
    await becomePerson(learner);
    const design = newsletterDesign('wrong/synchronous-loop');
    const first = await submit('key-equal-1', design);
    const graded = vi.spyOn(gradePool(), 'grade');
    const moved = {
      ...design,
      components: design.components.map((c) => ({ ...c, position: { x: 8, y: c.position.x } })),
    };
    const second = await submit('key-equal-2', moved);
    expect(graded).not.toHaveBeenCalled();
    expect(second.id).not.toBe(first.id);
    expect((await selectSubmission(second.id))?.report).toEqual(
      (await selectSubmission(first.id))?.report,
    );
    const [renamed, ...rest] = design.components;
    if (!renamed) throw new Error('no component');
    const other = { ...design, components: [{ ...renamed, label: 'Boss' }, ...rest] };
    const third = await submit('key-equal-3', other);
    expect(graded).not.toHaveBeenCalled();
    const messages = (await selectSubmission(third.id))?.report.findings.map((f) => f.message);
    expect(messages?.join()).toContain('Boss');
    graded.mockRestore();
  });

  it('stores a key once that arrives many times at once', async () => {
    await becomePerson(learner);
    const design = newsletterDesign('wrong/queue-unconnected');
    const text = body('key-at-once-1', design);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => submitDiagram('newsletter', text)),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(all.filter(({ known }) => !known)).toHaveLength(1);
  });

  it('keeps how the diagram grew when that leads to it, and is never refused for it', async () => {
    await becomePerson(learner);
    const design = emptyDesign();
    const note = { id: 'n1', text: 'why', position: { x: 0, y: 0 } };
    const noted = { ...design, notes: [note] };
    const start = { do: 'replace', diagram: design };
    const grown = [start, { do: 'write-note', note }];
    const logs: [unknown, unknown][] = [
      [grown, grown],
      [[start], null],
      [[start, { do: 'rename', id: 'nobody', label: 'x' }], null],
      [[{ do: 'explode' }], null],
      ['x', null],
      [undefined, null],
      [Array.from({ length: 2000 }, () => start), null],
    ];
    for (const [index, [log, kept]] of logs.entries()) {
      const text = JSON.stringify({ idempotencyKey: `key-log-${index}`, diagram: noted, log });
      const { id } = await submitDiagram('newsletter', text);
      expect((await selectHandedIn(id))?.log).toEqual(kept);
    }
  });

  it('keeps the keys of different learners apart', async () => {
    await becomePerson(learner);
    const first = await submit('key-shared-1');
    await becomePerson(await makePerson());
    expect((await submit('key-shared-1')).id).not.toBe(first.id);
  });

  it('gives the same design the same seed, wherever its boxes stand', async () => {
    await becomePerson(learner);
    const design = emptyDesign();
    const moved = {
      ...design,
      components: design.components.map((one) => ({ ...one, position: { x: 7, y: 7 } })),
    };
    const ids = [await submit('key-seed-1', design), await submit('key-seed-2', moved)];
    const rows = await db().grade.findMany({
      where: { submissionId: { in: ids.map(({ id }) => id) } },
      distinct: ['seed'],
    });
    expect(rows).toHaveLength(1);
  });

  it('refuses impossible diagrams with every problem, and stores nothing', async () => {
    await becomePerson(learner);
    const before = await db().submission.count();
    const diagram = {
      format: 1,
      components: [
        { id: 'q', type: 'queue', label: 'Q', position: { x: 0, y: 0 }, settings: { nope: 1 } },
      ],
      connections: [{ id: 'c', from: 'q', to: 'ghost', kind: 'sync' }],
      surprise: true,
    };
    const refusal = await submit('key-wrong-1', diagram).catch((error) => error);
    expect(refusal.code).toBe('invalid');
    const text = JSON.stringify(refusal.problems);
    for (const part of ['admin', 'email-provider', 'ghost', 'nope', 'surprise']) {
      expect(text).toContain(part);
    }
    expect(await db().submission.count()).toBe(before);
  });

  it.each([
    ['no JSON', '{"idempotencyKey":'],
    [
      'deep nesting',
      `{"idempotencyKey":"key-deep-1","diagram":${'['.repeat(9e4)}${']'.repeat(9e4)}}`,
    ],
    ['infinite numbers', '{"idempotencyKey":"key-inf-1","diagram":{"format":1e309}}'],
    ['a missing key', '{"diagram":{}}'],
    ['a missing diagram', '{"idempotencyKey":"key-none-1"}'],
    ['more than 256 KiB', body('key-large-1', { format: 1, notes: 'x'.repeat(262_144) })],
  ])('refuses %s', async (_, text) => {
    await becomePerson(learner);
    const refusal = await submitDiagram('newsletter', text).catch((error) => error);
    expect(refusal.code).toBe('invalid');
    expect(refusal.problems.length).toBeGreaterThan(0);
  });

  it('is for people who signed in, and for missions that exist', async () => {
    await becomePerson(learner);
    const lost = submitDiagram('nothing', body('key-lost-1'));
    await expect(lost).rejects.toMatchObject({ code: 'not-found' });
    becomeVisitor();
    await expect(submit('key-visitor-1')).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('end where the room of an account ends, and for nobody else', async () => {
    vi.stubEnv('ACCOUNT_MB', '0.0001');
    const full = await makePerson();
    await becomePerson(full);
    const first = await submitDiagram('newsletter', body('key-room-1'));
    await expect(submitDiagram('newsletter', body('key-room-2'))).rejects.toMatchObject({
      code: 'conflict',
      reader: expect.stringContaining('0.0001 MB'),
    });
    // What was taken is answered again under its key.
    expect(await submitDiagram('newsletter', body('key-room-1'))).toEqual({
      ...first,
      known: true,
    });
    expect(await db().restorePoint.count({ where: { userId: full.id } })).toBe(1);
    await becomePerson(await makePerson());
    await submitDiagram('newsletter', body('key-room-1'));
    vi.unstubAllEnvs();
  });

  it('is limited per learner', async () => {
    const eager = await makePerson();
    await becomePerson(eager);
    const settled = await Promise.allSettled(
      Array.from({ length: 61 }, (_, index) =>
        submitDiagram('newsletter', body(`key-eager-${index}`)),
      ),
    );
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    // Nobody else's hand-ins are counted with these.
    await becomePerson(learner);
    await submitDiagram('newsletter', body('key-patient-1'));
  });
});

describe('the own page', () => {
  it('tells a draft of the design handed in last from one that is not handed in', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const design = emptyDesign();
    await submit('key-home-1', design);
    const moved = {
      ...design,
      components: design.components.map((one) => ({ ...one, position: { x: 7, y: 7 } })),
    };
    const save = (diagram: unknown, baseRevision: number) =>
      saveDraft('newsletter', JSON.stringify({ diagram, baseRevision }));
    await save(moved, 0);
    expect((await selectHome()).drafts).toMatchObject([{ mission: 'newsletter', handedIn: true }]);
    await save(newsletterDesign('solutions/simple'), 1);
    expect((await selectHome()).drafts).toMatchObject([{ mission: 'newsletter', handedIn: false }]);
  });
});

describe('the grading worker', () => {
  it('fails what a dying worker held, and goes on with a new one', async () => {
    const loaded = await loadMission('newsletter');
    if (loaded === null) throw new Error('no mission');
    const pool = new GradePool(`${process.cwd()}/dist/grade-worker.mjs`, {
      waiting: 5,
      gradingMs: 1,
    });
    const { mission } = loaded;
    const input = { mission, missionSlug: 'newsletter', seed: 's' };
    const slow = pool.grade({ ...input, diagram: newsletterDesign('solutions/full') });
    await expect(slow).rejects.toMatchObject({ code: 'unavailable' });
    await pool.close();
    const patient = new GradePool(`${process.cwd()}/dist/grade-worker.mjs`);
    const report = await patient.grade({ ...input, diagram: emptyDesign() });
    expect(report.passed).toBe(false);
    await patient.close();
  });
});

describe('seeing submissions', () => {
  let id: string;
  let instructor: Person;
  beforeAll(async () => {
    await becomePerson(learner);
    ({ id } = await submit('key-seen-1'));
    instructor = await makePerson('instructor');
    await db().cohort.create({
      data: {
        name: 'C',
        joinCode: 'SEEN-CODE',
        members: {
          create: [
            { userId: learner.id, role: 'learner', joinedAt: new Date('2026-01-01') },
            { userId: instructor.id, role: 'instructor' },
          ],
        },
      },
    });
  });

  it('shows the learner their own with the seed that replays it, which no list and no other design has', async () => {
    await becomePerson(learner);
    const seen = await selectSubmission(id);
    expect(seen).toMatchObject({ id, own: true, owner: { id: learner.id } });
    const { seed } = await db().grade.findFirstOrThrow({ where: { submissionId: id } });
    expect(seen?.report.seed).toBe(seed);
    const listed = await selectOwnSubmissions('newsletter');
    expect(listed.map((one) => one.id)).toContain(id);
    expect(JSON.stringify(listed)).not.toContain(seed);
    const design = emptyDesign();
    const [client, ...others] = design.components;
    if (!client) throw new Error('no component');
    const position = { x: 0, y: 0 };
    const changed = [client, { id: 'spare', type: 'queue', label: 'Spare', position }, ...others];
    const other = await submit('key-other-dice', { ...design, components: changed });
    expect((await selectSubmission(other.id))?.report.seed).not.toBe(seed);
  });

  it('shows it to the instructor of a cohort of theirs, and to an admin', async () => {
    for (const person of [instructor, await makePerson('admin')]) {
      await becomePerson(person);
      const seen = await selectSubmission(id);
      expect(seen).toMatchObject({ id, own: false });
      if (seen === null) throw new Error('not seen');
      expect((await selectSubmissionsBeside(seen)).map((one) => one.id)).toContain(id);
    }
  });

  it('shows it to nobody else', async () => {
    const classmate = await makePerson();
    const { id: cohortId } = await db().cohort.findUniqueOrThrow({
      where: { joinCode: 'SEEN-CODE' },
    });
    await db().cohortMember.create({ data: { cohortId, userId: classmate.id } });
    const removed = await makePerson('instructor');
    await db().cohortMember.create({
      data: { cohortId, userId: removed.id, role: 'instructor', status: 'removed' },
    });
    for (const person of [classmate, removed, await makePerson('instructor')]) {
      await becomePerson(person);
      expect(await selectSubmission(id)).toBeNull();
    }
    becomeVisitor();
    await expect(selectSubmission(id)).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('takes what is no id for one that does not exist', async () => {
    await becomePerson(learner);
    expect(await selectSubmission('1; drop table')).toBeNull();
  });
});
