import 'server-only';
import type { ClassPerson } from '@/core/access/class-person';
import { db } from '@/server/db';
import { requireClass } from './class-access';
import { containing } from './containing';

export interface PeoplePage {
  staff: ClassPerson[];
  learners: ClassPerson[];
  found: number;
  /** Who was removed or left, the latest first. */
  gone: ClassPerson[];
  expected: { email: string; name: string; section: string | null; externalId: string | null }[];
  expectedCount: number;
}

export const PEOPLE_ROWS = 50;
const GONE_SHOWN = 20;

const MEMBER = {
  userId: true,
  role: true,
  status: true,
  section: true,
  externalId: true,
  rosterName: true,
  joinedAt: true,
  user: { select: { name: true, email: true, role: true, invented: true } },
} as const;

interface MemberRow
  extends Omit<ClassPerson, 'name' | 'accountName' | 'email' | 'joinedAt' | 'mayReset'> {
  rosterName: string | null;
  joinedAt: Date;
  user: { name: string; email: string; role: string; invented: boolean };
}

const personOf = ({ rosterName, user, joinedAt, ...row }: MemberRow): ClassPerson => ({
  ...row,
  name: rosterName ?? user.name,
  accountName: rosterName !== null && rosterName !== user.name ? user.name : null,
  email: user.email,
  joinedAt: joinedAt.toISOString(),
  mayReset: row.role === 'learner' && user.role === 'learner' && !user.invented,
});

/** The people of a class of the viewer, learners page by page (from 1), those that fit `search` alone. */
export async function selectPeople(
  cohortId: string,
  { search, page }: { search: string; page: number },
): Promise<PeoplePage> {
  await requireClass(cohortId, 'people');
  const lower = containing(search.toLowerCase());
  const anyCase = { ...containing(search), mode: 'insensitive' as const };
  const fits = {
    OR: [{ sortName: lower }, { externalId: anyCase }, { user: { email: lower } }],
  };
  const learner = { cohortId, role: 'learner' as const, status: 'active' as const, ...fits };
  const waits = {
    cohortId,
    OR: [{ email: lower }, { name: anyCase }],
  };
  const [staff, learners, found, gone, expected, expectedCount] = await Promise.all([
    db().cohortMember.findMany({
      where: { cohortId, role: { not: 'learner' }, status: 'active' },
      orderBy: [{ role: 'asc' }, { sortName: 'asc' }],
      select: MEMBER,
    }),
    db().cohortMember.findMany({
      where: learner,
      orderBy: [{ sortName: 'asc' }, { userId: 'asc' }],
      skip: (page - 1) * PEOPLE_ROWS,
      take: PEOPLE_ROWS,
      select: MEMBER,
    }),
    db().cohortMember.count({ where: learner }),
    db().cohortMember.findMany({
      where: { cohortId, status: { not: 'active' }, ...fits },
      orderBy: { endedAt: 'desc' },
      take: GONE_SHOWN,
      select: MEMBER,
    }),
    db().rosterEntry.findMany({
      where: waits,
      orderBy: [{ name: 'asc' }, { email: 'asc' }],
      take: PEOPLE_ROWS,
      select: { email: true, name: true, section: true, externalId: true },
    }),
    db().rosterEntry.count({ where: waits }),
  ]);
  return {
    staff: staff.map(personOf),
    learners: learners.map(personOf),
    found,
    gone: gone.map(personOf),
    expected,
    expectedCount,
  };
}
