import { beforeAll, describe, expect, it } from 'vitest';
import { makeShareLinkAction, revokeShareLinkAction } from '@/app/submissions/[id]/actions';
import { MOST_LINKS, selectShareLinks } from '@/server/data/share-links';
import { db } from '@/server/db';
import { nightlyWork } from '@/server/jobs/nightly';
import { selectShared } from '@/server/services/share-links';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { emptyDesign } from '../../support/designs';
import { handInAndGrade } from '../../support/hand-in';
import { becomeVisitor } from '../../support/request';

withDatabase();

let owner: Person;
let id: string;
beforeAll(async () => {
  owner = await makePerson();
  await becomePerson(owner);
  const body = { idempotencyKey: 'key-shared-page', diagram: emptyDesign() };
  ({ id } = await handInAndGrade('newsletter', JSON.stringify(body)));
});

async function make() {
  await becomePerson(owner);
  const made = await makeShareLinkAction({ submissionId: id, days: null });
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

describe('a share link', () => {
  it('shows a visitor the diagram and the report, and nothing about who drew it or how it was graded', async () => {
    const { token } = await make();
    becomeVisitor();
    const shared = await selectShared(token);
    expect(shared).toMatchObject({ mission: 'newsletter', diagram: emptyDesign() });
    expect(shared?.report.findings.length).toBeGreaterThan(0);
    const { seed } = await db().grade.findFirstOrThrow({ where: { submissionId: id } });
    const { name } = await db().user.findUniqueOrThrow({ where: { id: owner.id } });
    for (const secret of [owner.email, owner.id, id, seed, name]) {
      expect(JSON.stringify(shared)).not.toContain(secret);
    }
  });

  it('has 256 bit of chance, and only its hash is stored', async () => {
    const { token, id: linkId } = await make();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const row = await db().shareLink.findUniqueOrThrow({ where: { id: linkId } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.tokenHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leads nowhere when it is changed, cut, unknown or no token, or is the hash', async () => {
    const { token, id: linkId } = await make();
    const { tokenHash } = await db().shareLink.findUniqueOrThrow({ where: { id: linkId } });
    const other = token.startsWith('A') ? 'B' : 'A';
    const tampered = [
      other + token.slice(1),
      token.slice(0, -1),
      `${token}A`,
      'A'.repeat(43),
      '',
      tokenHash,
      'x'.repeat(100_000),
      `${token}%00`,
      `../${token}`,
    ];
    for (const wrong of tampered) expect(await selectShared(wrong)).toBeNull();
    expect(await selectShared(token)).not.toBeNull();
  });

  it('ends when it is revoked, and the others go on', async () => {
    const [first, second] = [await make(), await make()];
    expect((await selectShareLinks(id)).map((link) => link.id)).toContain(first.id);
    expect(await revokeShareLinkAction(first.id)).toMatchObject({ ok: true });
    expect(await selectShared(first.token)).toBeNull();
    expect(await selectShared(second.token)).not.toBeNull();
    expect(await revokeShareLinkAction(first.id)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('is made, listed and revoked by the owner alone', async () => {
    const link = await make();
    for (const role of ['learner', 'instructor', 'admin'] as const) {
      await becomePerson(await makePerson(role));
      expect(await makeShareLinkAction({ submissionId: id, days: null })).toMatchObject({
        ok: false,
        code: 'not-found',
      });
      expect(await selectShareLinks(id)).toEqual([]);
      expect(await revokeShareLinkAction(link.id)).toMatchObject({ ok: false, code: 'not-found' });
    }
    expect(await selectShared(link.token)).not.toBeNull();
  });

  it('leads nowhere once it has expired, and is removed in the night', async () => {
    await becomePerson(owner);
    const made = await makeShareLinkAction({ submissionId: id, days: 7 });
    if (!made.ok) throw new Error(made.message);
    const { token, id: linkId, expiresAt } = made.value;
    expect(Date.parse(expiresAt ?? '') - Date.now()).toBeGreaterThan(6.9 * 24 * 3600 * 1000);
    becomeVisitor();
    expect(await selectShared(token)).not.toBeNull();
    const yesterday = new Date(Date.now() - 24 * 3600 * 1000);
    await db().shareLink.update({ where: { id: linkId }, data: { expiresAt: yesterday } });
    expect(await selectShared(token)).toBeNull();
    const lasting = await make();
    await nightlyWork(new Date());
    const left = await db().shareLink.findMany({ where: { id: { in: [linkId, lasting.id] } } });
    expect(left.map((link) => link.id)).toEqual([lasting.id]);
  });

  it('is refused when there are too many', async () => {
    await db().shareLink.deleteMany();
    for (let i = 0; i < MOST_LINKS; i += 1) await make();
    expect(await makeShareLinkAction({ submissionId: id, days: null })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
  });
});
