import 'server-only';
import { z } from 'zod';
import { ACTIVITY_KINDS, type ActivityKind } from '@/core/classes/terms';
import { headingsOf } from '@/core/lessons/headings';
import { promiseOf } from '@/core/missions/promise';
import { rulesVersion } from '@/core/missions/rules-version';
import { listInterviews } from '@/server/content/interviews';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { listQuizzes } from '@/server/content/quizzes';

/** Something that can be set to a class, as the content has it today. */
export interface Activity {
  kind: ActivityKind;
  slug: string;
  title: string;
  /** The version of its rules; null for a lesson. */
  version: string | null;
  /** The sections of a lesson; null for others. */
  sections: number | null;
}

export const ActivitySchema = z.strictObject({
  kind: z.enum(ACTIVITY_KINDS),
  slug: z.string().min(1).max(100),
});

/** Everything that can be set: lessons, quizzes, missions, interview rounds, each in their order. */
export async function listActivities(): Promise<Activity[]> {
  const [lessons, quizzes, missions, interviews] = await Promise.all([
    listLessons(),
    listQuizzes(),
    listMissions(),
    listInterviews(),
  ]);
  return [
    ...lessons.map(({ slug, title, body }) => ({
      kind: 'lesson' as const,
      slug,
      title,
      version: null,
      sections: Math.max(1, headingsOf(body).filter(({ depth }) => depth === 2).length),
    })),
    ...quizzes.map(({ slug, quiz, version }) => ({
      kind: 'quiz' as const,
      slug,
      title: quiz.title,
      version,
      sections: null,
    })),
    ...missions.map(({ slug, mission }) => ({
      kind: 'mission' as const,
      slug,
      title: mission.title,
      version: rulesVersion(mission),
      sections: null,
    })),
    ...interviews.map(({ slug, mission }) => ({
      kind: 'round' as const,
      slug,
      title: `Interview: ${mission.title}`,
      version: rulesVersion(mission),
      sections: null,
    })),
  ];
}

/** What has become of something since it was set: `gone` when the content has it no more, `changed` when its rules are others. */
export type Fate = 'there' | 'changed' | 'gone';

/** The fate of each of these assignments, by their ids. */
export async function fatesOf(
  assignments: readonly { id: string; kind: ActivityKind; slug: string; version: string | null }[],
): Promise<Record<string, Fate>> {
  const known = new Map(
    (await listActivities()).map((one) => [`${one.kind} ${one.slug}`, one.version]),
  );
  return Object.fromEntries(
    assignments.map(({ id, kind, slug, version }) => {
      const now = known.get(`${kind} ${slug}`);
      if (now === undefined) return [id, 'gone' as const];
      return [id, now === version ? ('there' as const) : ('changed' as const)];
    }),
  );
}

/** What the checks of all missions promise, by `mission/check`. */
export async function listPromises(): Promise<Record<string, string>> {
  const missions = await listMissions();
  return Object.fromEntries(
    missions.flatMap(({ slug, mission }) =>
      mission.stages.flatMap(({ checks }) =>
        checks.map((check) => [`${slug}/${check.id}`, promiseOf(check)]),
      ),
    ),
  );
}
