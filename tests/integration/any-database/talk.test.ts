import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { WHOLE } from '@/core/contracts/talk-line';
import { shuffled } from '@/core/shared/seeded-random';
import { resetLimits } from '@/server/auth/rate-limits';
import { loadMission } from '@/server/content/missions';
import { selectBank } from '@/server/data/bank';
import { ofClasses } from '@/server/data/export-of-classes';
import { settleAll } from '@/server/data/results';
import { selectReviewPlace, selectReviewQueue, setMark } from '@/server/data/reviews';
import { deleteComment } from '@/server/data/say';
import { countUnread, selectInbox } from '@/server/data/threads';
import { db } from '@/server/db';
import { fillAllLikenesses } from '@/server/services/likenesses';
import { selectOptionalReview } from '@/server/services/reviews';
import { selectHandedIn } from '@/server/services/submissions';
import {
  ask,
  CommentSchema,
  comment,
  read,
  reply,
  resolve,
  selectOwnTalk,
} from '@/server/services/talk';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { newsletterDesign } from '../../support/designs';
import { redraw } from '../../support/redraw';

withDatabase();
beforeEach(resetLimits);

const ALL = { show: 'all', group: null, page: 1 } as const;

let mission: Mission;
let cohortId: string;
let assignmentId: string;
let teacher: Person;
let reviewer: Person;
let at = Date.now() - 1_000_000;

/** A finding as a grade holds it: this check, broken by this cause at this part. */
const broken = (id: string, part: string) => ({
  id,
  check: 'responds-within',
  passed: false,
  judged: true,
  cause: 'too-slow',
  data: { worst: part },
  message: `${id} broke`,
  components: [part],
  connections: [],
  figures: [],
  counterexample: null,
  stage: 1,
  points: 10,
  because: 'it matters',
  lesson: null,
  followsFrom: null,
});

/** Stores a try that was handed in to the assignment and graded, and settles what counts. */
async function handIn(
  learner: Person,
  diagram: Diagram,
  { earned = 50, findings = [] as object[] } = {},
): Promise<string> {
  at += 1000;
  const id = await makeSubmission(learner.id, new Date(at), {
    assignedTo: [assignmentId],
    earned,
    diagram,
    report: {
      findings,
      scenarios: [],
      passed: false,
      stars: 0,
      score: { earned, total: 100 },
    },
  });
  await fillAllLikenesses();
  await db().$transaction((tx) => settleAll(tx, assignmentId));
  return id;
}

async function joined(): Promise<Person> {
  const learner = await makePerson();
  await db().cohortMember.create({
    data: { cohortId, userId: learner.id, joinedAt: new Date(at - 1_000_000) },
  });
  return learner;
}

const groupOf = async (submissionId: string) =>
  (
    await db().likeness.findFirstOrThrow({
      where: { grade: { submissionId } },
      select: { key: true },
    })
  ).key;

/** What the current viewer reads about an own submission. */
async function ownTalk(submissionId: string) {
  const submission = await selectHandedIn(submissionId);
  return submission === null ? [] : selectOwnTalk(submission);
}

const queue = async (show: 'waiting' | 'asked' | 'all', group: string | null = null) =>
  (await selectReviewQueue(cohortId, assignmentId, { show, group, page: 1 })).lines.map(
    ({ submissionId }) => submissionId,
  );

const say = (submissionId: string, text: string, change: object = {}) =>
  comment({
    assignmentId,
    submissionId,
    target: WHOLE,
    group: null,
    text,
    keep: false,
    ...change,
  });

beforeAll(async () => {
  const loaded = await loadMission('newsletter');
  if (loaded === null) throw new Error('no newsletter');
  mission = loaded.mission;
  teacher = await makePerson('instructor');
  reviewer = await makePerson();
  cohortId = await makeClass([
    { userId: teacher.id, role: 'owner' },
    { userId: reviewer.id, role: 'reviewer' },
  ]);
  assignmentId = await makeAssignment(cohortId);
});

describe('a word to a group', () => {
  const base = newsletterDesign('solutions/simple');
  const drawn = (seed: string) => redraw(mission, base, seed);
  const slow = (part: string) => ({ findings: [broken('api-fast', part)] });
  const senders = 'sender';
  const [line] = base.connections;

  it('is on each member’s own diagram, reaches who comes later, and leaves with who mends', async () => {
    const learners = [await joined(), await joined(), await joined()];
    const ids: string[] = [];
    for (const [n, learner] of learners.entries()) {
      const { diagram, ids: names } = drawn(`member ${n}`);
      ids.push(await handIn(learner, diagram, slow(names.get(senders) ?? '')));
    }
    const [first = '', second = ''] = ids;
    const other = await joined();
    const elsewhere = await handIn(other, base, { findings: [broken('all-sent', senders)] });
    const key = await groupOf(first);
    expect(await groupOf(second)).toBe(key);
    expect(await groupOf(elsewhere)).not.toBe(key);

    await becomePerson(reviewer);
    expect(await queue('waiting')).toEqual([...ids, elsewhere]);
    const names = drawn('member 0').ids;
    const instant = { kind: 'instant', part: `${mission.scenarios[0]?.id}@1500` } as const;
    const text = 'One <b>sender</b> at a time\nis too few.';
    await say(first, text, {
      group: key,
      keep: true,
      target: { kind: 'component', part: names.get(senders) },
    });
    await say(first, 'This call waits.', {
      group: key,
      target: { kind: 'connection', part: names.get(line?.id ?? '') },
    });
    await say(first, 'Look at the figure.', {
      group: key,
      target: { kind: 'verdict', part: 'api-fast' },
    });
    await say(first, 'Here it stops.', { group: key, target: instant });
    // Four texts did for three designs.
    expect(await queue('waiting')).toEqual([elsewhere]);
    expect(await selectBank('newsletter', { group: key, failed: [] })).toMatchObject([
      { text, fits: 'group' },
    ]);
    expect(await selectBank('newsletter', { group: null, failed: ['api-fast'] })).toMatchObject([
      { text, fits: 'mission' },
    ]);

    for (const [n, learner] of learners.entries()) {
      await becomePerson(learner);
      const own = drawn(`member ${n}`).ids;
      const threads = await ownTalk(ids[n] ?? '');
      expect(threads.map(({ target }) => target)).toEqual([
        { kind: 'component', part: own.get(senders) },
        { kind: 'connection', part: own.get(line?.id ?? '') },
        { kind: 'verdict', part: 'api-fast' },
        instant,
      ]);
      expect(threads[0]?.texts).toMatchObject([{ text, fromStaff: true, own: false }]);
      expect(await countUnread()).toBe(4);
      expect(await selectInbox()).toMatchObject(
        Array.from({ length: 4 }, () => ({ submissionId: ids[n], unread: true })),
      );
      expect(JSON.stringify(await ofClasses(learner.id))).toContain('This call waits.');
    }
    await becomePerson(other);
    expect(JSON.stringify(await ofClasses(other.id))).not.toContain('This call waits.');
    expect(await ownTalk(elsewhere)).toEqual([]);
    expect(await ownTalk(first)).toEqual([]);
    expect(await countUnread()).toBe(0);

    // A fourth hands in the same, finds it all, and mends it.
    const fourth = await joined();
    const { diagram, ids: its } = drawn('a fourth');
    const wrong = await handIn(fourth, diagram, slow(its.get(senders) ?? ''));
    await becomePerson(fourth);
    expect((await ownTalk(wrong)).map(({ target }) => target.part)).toEqual([
      its.get(senders),
      its.get(line?.id ?? ''),
      'api-fast',
      instant.part,
    ]);
    const { length: before } = await selectInbox();
    expect(before).toBe(4);
    await ask({
      assignmentId,
      submissionId: wrong,
      target: { kind: 'component', part: its.get(senders) ?? '' },
      aboutId: (await selectInbox())[3]?.threadId ?? '',
      text: 'How many then?',
    });
    const right = await handIn(fourth, diagram, { earned: 100 });
    expect(await ownTalk(right)).toEqual([]);
    // What they asked themselves stays theirs.
    expect((await ownTalk(wrong)).map(({ texts }) => texts[0]?.text)).toEqual(['How many then?']);
    expect(await selectInbox()).toMatchObject([{ text: 'How many then?', fromStaff: false }]);
    expect(await countUnread()).toBe(0);

    // A question is found though the try does not count any more; the answer is news, once.
    await becomePerson(teacher);
    expect(await queue('asked')).toEqual([wrong]);
    const [question] = await selectOptionalReview(
      cohortId,
      { id: assignmentId, slug: 'newsletter' },
      wrong,
      ALL,
    ).then((review) => review?.threads ?? []);
    await reply({ threadId: question?.id ?? '', text: 'Twenty.' });
    expect(await queue('asked')).toEqual([]);
    await becomePerson(fourth);
    expect(await countUnread()).toBe(1);
    await read([question?.id ?? '']);
    expect(await countUnread()).toBe(0);
    await resolve({ threadId: question?.id ?? '', resolved: true });
    expect(await selectInbox()).toMatchObject([{ resolved: true, asks: false, unread: false }]);
  });

  it('follows its group when keys are made in another way', async () => {
    const learner = await joined();
    const { diagram, ids } = drawn('keys');
    const id = await handIn(learner, diagram, {
      findings: [broken('api-fast', ids.get('jobs') ?? '')],
    });
    await becomePerson(teacher);
    const { id: threadId } = await say(id, 'Stay with them.', { group: await groupOf(id) });
    await db().thread.update({ where: { id: threadId }, data: { groupKey: '0-earlier' } });
    await db().likeness.updateMany({
      where: { grade: { submissionId: id } },
      data: { key: '0-earlier', version: 0 },
    });
    await fillAllLikenesses();
    const { groupKey } = await db().thread.findUniqueOrThrow({ where: { id: threadId } });
    expect(groupKey).toBe(await groupOf(id));
  });
});

describe('what is refused', () => {
  let learner: Person;
  let id: string;
  beforeAll(async () => {
    learner = await joined();
    id = await handIn(learner, newsletterDesign('solutions/full'), {
      findings: [broken('api-fast', 'api')],
    });
  });
  beforeEach(() => becomePerson(teacher));

  it('is a text that is empty or has more than 10,000 characters, and no other', () => {
    const parse = (text: string) =>
      CommentSchema.safeParse({
        assignmentId,
        submissionId: id,
        target: WHOLE,
        group: null,
        text,
        keep: false,
      });
    expect(parse('x'.repeat(10_000)).success).toBe(true);
    expect(parse('x'.repeat(10_001)).error?.issues[0]?.message).toBe(
      'has more than 10,000 characters',
    );
    expect(parse(' \u200b ').error?.issues[0]?.message).toBe('is empty');
    expect(parse('<script>\u202e</script>\nkept').data?.text).toBe('<script></script>\nkept');
  });

  it('is a text about what is not there, for a group that is another, or about other work', async () => {
    for (const target of [
      { kind: 'component', part: 'nothing' },
      { kind: 'verdict', part: 'toString' },
      { kind: 'whole', part: 'api' },
      { kind: 'instant', part: 'nothing@0' },
    ] as const) {
      await expect(say(id, 'x', { target })).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(say(id, 'x', { group: '1-0000' })).rejects.toMatchObject({
      code: 'conflict',
      reader: expect.stringContaining('has left the group'),
    });
    const practice = await makeSubmission(learner.id, new Date(), {
      diagram: newsletterDesign('solutions/full'),
    });
    await expect(say(practice, 'x')).rejects.toMatchObject({ code: 'not-found' });
    await expect(setMark(assignmentId, practice, true)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await db().thread.count({ where: { submissionId: { in: [id, practice] } } })).toBe(0);
  });

  it('is a text of a reviewer who was removed while writing, and of anybody when the class is over', async () => {
    const former = await makePerson();
    const key = { cohortId_userId: { cohortId, userId: former.id } };
    await db().cohortMember.create({ data: { cohortId, userId: former.id, role: 'reviewer' } });
    await becomePerson(former);
    const { id: threadId } = await say(id, 'Still here.');
    await db().cohortMember.update({ where: key, data: { status: 'removed' } });
    await expect(say(id, 'Gone.')).rejects.toMatchObject({ code: 'not-found' });
    await expect(reply({ threadId, text: 'Gone.' })).rejects.toMatchObject({ code: 'not-found' });
    await becomePerson(teacher);
    const archive = (archivedAt: Date | null) =>
      db().cohort.update({ where: { id: cohortId }, data: { archivedAt } });
    await archive(new Date());
    await expect(say(id, 'Over.')).rejects.toMatchObject({ code: 'conflict' });
    await becomePerson(learner);
    const asked = { assignmentId, submissionId: id, target: WHOLE, aboutId: null, text: 'Why?' };
    await expect(ask(asked)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reply({ threadId, text: 'Why?' })).rejects.toMatchObject({ code: 'not-found' });
    await archive(null);
    expect((await ownTalk(id)).map(({ texts }) => texts[0]?.text)).toEqual(['Still here.']);
    await ask(asked);
    const other = await joined();
    await becomePerson(other);
    for (const call of [
      () => ask(asked),
      () => reply({ threadId, text: 'x' }),
      () => resolve({ threadId, resolved: true }),
      () => selectReviewQueue(cohortId, assignmentId, ALL),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await ownTalk(id)).toEqual([]);
  });

  it('is taking back what somebody else said; what is one’s own goes, and its thread with the last text', async () => {
    const { id: threadId } = await say(id, 'Taken back.');
    const [own] = await db().comment.findMany({ where: { threadId } });
    await becomePerson(reviewer);
    await expect(deleteComment(own?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await becomePerson(teacher);
    await deleteComment(own?.id ?? '');
    expect(await db().thread.count({ where: { id: threadId } })).toBe(0);
  });
});

describe('going through a queue', () => {
  it('shows nothing of one submission with another in a hundred switches', async () => {
    const base = newsletterDesign('solutions/simple');
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      const learner = await joined();
      const components = base.components.map((one) => ({ ...one, label: `box of token-${n}.` }));
      ids.push(
        await handIn(
          learner,
          { ...base, components },
          {
            findings: [broken(`check-${n}`, 'api')],
          },
        ),
      );
    }
    await becomePerson(teacher);
    for (const [n, id] of ids.entries()) await say(id, `said to token-${n}.`);
    const assignment = { id: assignmentId, slug: 'newsletter' };
    const order = Array.from({ length: 5 }, (_, n) => shuffled(ids, `${n}`)).flat();
    expect(order).toHaveLength(100);
    const found = new Set<string>();
    for (let k = 0; k < order.length; k += 20) {
      const reviews = await Promise.all(
        order.slice(k, k + 20).map((id) => selectOptionalReview(cohortId, assignment, id, ALL)),
      );
      for (const [n, review] of reviews.entries()) {
        const id = order[k + n] ?? '';
        const { threads, submission } = review ?? {};
        const tokens = new Set(JSON.stringify({ threads, submission }).match(/token-\d+\./g));
        found.add(`${id}: ${[...tokens].join(' ')}`);
      }
    }
    expect([...found].sort()).toEqual(ids.map((id, n) => `${id}: token-${n}.`).sort());
  });

  it('goes from one to the next in the order of handing in, and on from one that is reviewed', async () => {
    await becomePerson(teacher);
    const all = await queue('all');
    const place = (id: string, show: 'waiting' | 'all') =>
      selectReviewPlace(cohortId, assignmentId, id, { show, group: null });
    const walked: string[] = [];
    for (let id: string | null = all[0] ?? null; id !== null; ) {
      walked.push(id);
      const { after, number, count } = await place(id, 'all');
      expect([number, count]).toEqual([walked.length, all.length]);
      id = after;
    }
    expect(walked).toEqual(all);
    const learners = [await joined(), await joined(), await joined()];
    const fresh: string[] = [];
    for (const learner of learners) {
      fresh.push(await handIn(learner, newsletterDesign('solutions/simple')));
    }
    const [a = '', b = '', c = ''] = fresh;
    await becomePerson(teacher);
    await setMark(assignmentId, b, true);
    expect(await place(b, 'waiting')).toMatchObject({ before: a, after: c });
    expect(await queue('waiting')).not.toContain(b);
    await setMark(assignmentId, b, false);
    expect(await queue('waiting')).toContain(b);
    expect(await queue('all', await groupOf(a))).toEqual(expect.arrayContaining(fresh));
  });
});
