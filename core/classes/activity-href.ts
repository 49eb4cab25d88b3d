import type { ActivityKind } from './terms';

const PAGES = { lesson: '/lessons', quiz: '/quizzes', mission: '/missions' } as const;

/** Where a learner works at something that was set. */
export function activityHref(kind: ActivityKind, slug: string): string {
  return kind === 'round' ? `/interview?mission=${slug}&sealed=1` : `${PAGES[kind]}/${slug}`;
}
