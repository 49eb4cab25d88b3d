import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { listMissions } from '@/server/content/missions';
import { selectDraftedMissions } from '@/server/data/drafts';
import { selectOwnLatestResults } from '@/server/data/quiz-attempts';
import { selectOwnBest } from '@/server/data/submissions';

/** Where somebody stands with each mission and quiz; what was not begun is absent. */
export interface Standing {
  missions: Record<string, MissionStanding>;
  /** The latest finished attempt. */
  quizzes: Record<string, { correct: number; total: number }>;
}

/** Their best grade of a mission; `earned` is null for a drawing that has none. */
export interface MissionStanding {
  passed: boolean;
  stars: number;
  earned: number | null;
  total: number | null;
}

const BEGUN: MissionStanding = { passed: false, stars: 0, earned: null, total: null };

/** Where the viewer stands with missions and quizzes. */
export async function selectStanding(): Promise<Standing> {
  await signedInViewer();
  const [drafts, best, quizzes] = await Promise.all([
    selectDraftedMissions(),
    selectOwnBest(),
    selectOwnLatestResults(),
  ]);
  return {
    missions: {
      ...Object.fromEntries(drafts.map((mission) => [mission, BEGUN])),
      ...Object.fromEntries(best.map(({ mission, ...grade }) => [mission, grade])),
    },
    quizzes: Object.fromEntries(
      quizzes.map(({ quiz, correct, total }) => [quiz, { correct, total }]),
    ),
  };
}

/** The first mission in their order that the viewer has not passed, other than `but`; null when there is none. */
export async function selectOptionalNextMission(
  but: string,
): Promise<{ slug: string; title: string } | null> {
  const [{ missions }, all] = await Promise.all([selectStanding(), listMissions()]);
  const next = all.find(({ slug }) => slug !== but && !missions[slug]?.passed);
  return next ? { slug: next.slug, title: next.mission.title } : null;
}
