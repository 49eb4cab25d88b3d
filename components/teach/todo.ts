import { activityHref } from '@/core/classes/activity-href';
import { isReleased, type ReleaseTerms } from '@/core/classes/release';
import { type ResultWords, resultWords, type ShownResult } from '@/core/classes/result-words';
import { type ActivityKind, isOpen, type Terms, termsWith } from '@/core/classes/terms';
import { formatInstant } from '@/core/shared/format-date';
import { localIn } from '@/core/shared/zoned-instant';

interface Assignment extends Omit<Terms, 'opensAt' | 'dueAt' | 'closesAt'> {
  id: string;
  kind: ActivityKind;
  slug: string;
  title: string;
  opensAt: string | null;
  dueAt: string | null;
  closesAt: string | null;
  timeZone: string;
  release: ReleaseTerms['release'];
  releaseAt: string | null;
  releasedAt: string | null;
}

interface Extension {
  assignmentId: string;
  dueAt: string | null;
  closesAt: string | null;
  attempts: number;
  reason: string;
}

/** Something set to a learner; instants in ISO 8601, UTC. */
export interface Todo {
  id: string;
  kind: ActivityKind;
  title: string;
  /** Null for what the content has no more, and for what is not open yet. */
  href: string | null;
  /** The due date that holds for this learner. */
  dueAt: string | null;
  zone: string;
  overdue: boolean;
  done: boolean;
  open: boolean;
  terms: string;
  shown: ResultWords;
}

const COUNTS = { best: 'best try counts', latest: 'latest try counts', first: 'first try counts' };
const ms = (at: string | null) => (at === null ? null : Date.parse(at));
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What is said of the terms in one line. */
function termsLine(terms: Terms, zone: string, now: number, extension: Extension | undefined) {
  const date = (at: number) => formatInstant(localIn(zone, at));
  const { opensAt, closesAt, attempts, lateRule, latePercent, points, counts, dueAt } = terms;
  return [
    `${points} points`,
    ...(opensAt !== null && opensAt > now ? [`opens ${date(opensAt)}`] : []),
    ...(closesAt === null ? [] : [`${closesAt < now ? 'closed' : 'closes'} ${date(closesAt)}`]),
    ...(attempts === null ? [] : [attempts === 1 ? '1 try counts' : `${attempts} tries count`]),
    ...(attempts === 1 ? [] : [COUNTS[counts]]),
    ...(dueAt !== null && lateRule === 'penalty' ? [`${latePercent} % off for each day late`] : []),
    ...(dueAt !== null && lateRule === 'refuse' ? ['late work does not count'] : []),
    ...(extension ? [`extended: ${extension.reason}`] : []),
  ].join(' · ');
}

const releaseOf = ({ release, dueAt, releaseAt, releasedAt }: Assignment): ReleaseTerms => ({
  release,
  dueAt: ms(dueAt),
  releaseAt: ms(releaseAt),
  releasedAt: ms(releasedAt),
});

/** The result as its learner may see it: points that are not released yet stay out. */
function released(result: ShownResult | null, assignment: Assignment, now: number) {
  if (result === null || isReleased(releaseOf(assignment), now)) return result;
  const hidden = { score: null, stars: null, earned: null, total: null, latestEarned: null };
  return { ...result, ...hidden, byHand: false };
}

/** What is set to a learner as a list of things to do at an instant, ms since 1970: open ones by date, then the rest. */
export function todosOf(
  set: {
    assignments: readonly Assignment[];
    results: readonly (ShownResult & { assignmentId: string })[];
    extensions: readonly Extension[];
    fates: Readonly<Record<string, 'there' | 'changed' | 'gone'>>;
  },
  now: number,
): Todo[] {
  const todos = set.assignments.map((assignment): Todo => {
    const { id, kind, slug, title, timeZone } = assignment;
    const extension = set.extensions.find((one) => one.assignmentId === id);
    const terms = termsWith(
      {
        ...assignment,
        opensAt: ms(assignment.opensAt),
        dueAt: ms(assignment.dueAt),
        closesAt: ms(assignment.closesAt),
      },
      extension
        ? {
            dueAt: ms(extension.dueAt),
            closesAt: ms(extension.closesAt),
            attempts: extension.attempts,
          }
        : null,
    );
    const result = set.results.find((one) => one.assignmentId === id) ?? null;
    const done = result?.state === 'done';
    const overdue = terms.dueAt !== null && terms.dueAt < now && !done;
    const notYet = terms.opensAt !== null && terms.opensAt > now;
    return {
      id,
      kind,
      title,
      href: set.fates[id] === 'gone' || notYet ? null : activityHref(kind, slug),
      dueAt: iso(terms.dueAt),
      zone: timeZone,
      overdue,
      done,
      open: isOpen(terms, now),
      terms: termsLine(terms, timeZone, now, extension),
      shown: resultWords(released(result, assignment, now), { now, overdue, points: terms.points }),
    };
  });
  const rank = (todo: Todo) => (todo.done ? 2 : todo.open ? 0 : 1);
  const due = ({ dueAt }: Todo) => (dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt));
  return todos.sort((a, b) => {
    const [dueA, dueB] = [due(a), due(b)];
    return rank(a) - rank(b) || (dueA === dueB ? 0 : dueA - dueB);
  });
}
