import { type ClassRole, classPowers, type Membership } from './class-powers';

const DAY_MS = 86_400_000;

/** A class to which both the person who looks and the person whose work it is belong or belonged; instants in ms since 1970. */
export interface SharedClass {
  cohortId: string;
  looking: Membership;
  owner: Membership & { joinedAt: number; endedAt: number | null };
  /** Since when it is over; null while it runs. */
  archivedAt: number | null;
  /** How long what was handed in to it stays visible after it was over, or after its learner has gone. */
  retentionDays: number;
}

/** How much of one person's work another may see. */
export type Sight =
  /** All of it: their own, or with an admin's power, which leaves a trace. */
  | { all: true; as: 'owner' | 'admin' }
  | {
      all: false;
      /** Work made at or after this instant, ms since 1970, whatever for; null for none of it. */
      practiceSince: number | null;
      /** Work handed in to an assignment of one of these classes. */
      handedInTo: string[];
    };

/** One piece of work: what it is, when it was made, and the classes to whose assignments it was handed in. */
export interface Work {
  /** `result`: a submission or a finished quiz, with what belongs to it. `private`: drafts, restore points, review cards. */
  kind: 'result' | 'private';
  at: number;
  handedInTo: readonly string[];
}

const PRACTICE: readonly ClassRole[] = ['owner', 'instructor'];

/** When the class's right to see what was handed in begins to run out; null while it does not. */
function endedAt({ owner, archivedAt }: SharedClass): number | null {
  const gone = owner.status === 'active' ? null : (owner.endedAt ?? 0);
  if (gone === null || archivedAt === null) return gone ?? archivedAt;
  return Math.min(gone, archivedAt);
}

/**
 * What `looking` may see of the work of `ownerId`. Staff see what learners hand in to the assignments of their class, also for
 * its retention time after the learner left or the class was over. Owners and instructors also see what a learner makes beside
 * that from the day of joining, while learner and class are active. Nobody sees what other staff of a class make.
 */
export function sightOf(
  looking: { id: string; role: 'learner' | 'instructor' | 'admin' },
  ownerId: string,
  shared: readonly SharedClass[],
  now: number,
): Sight {
  if (looking.id === ownerId) return { all: true, as: 'owner' };
  if (looking.role === 'admin') return { all: true, as: 'admin' };
  const open = shared.filter((one) => {
    if (!classPowers(looking.role, one.looking).look || one.owner.role !== 'learner') return false;
    const end = endedAt(one);
    return end === null || now <= end + one.retentionDays * DAY_MS;
  });
  const practice = open
    .filter((one) => PRACTICE.includes(one.looking.role) && endedAt(one) === null)
    .map(({ owner }) => owner.joinedAt);
  return {
    all: false,
    practiceSince: practice.length > 0 ? Math.min(...practice) : null,
    handedInTo: open.map(({ cohortId }) => cohortId),
  };
}

/** Whether a piece of work lies within a sight. What is private is its owner's alone. */
export function sees(sight: Sight, { kind, at, handedInTo }: Work): boolean {
  if (sight.all) return sight.as === 'owner' || kind === 'result';
  if (kind === 'private') return false;
  if (sight.practiceSince !== null && at >= sight.practiceSince) return true;
  return handedInTo.some((cohort) => sight.handedInTo.includes(cohort));
}
