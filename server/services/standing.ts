import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { getViewer } from '@/server/auth/viewer';
import { listMissions } from '@/server/content/missions';
import { selectDraftedMissions } from '@/server/data/drafts';
import { selectGivenUp } from '@/server/data/given-up';
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
  /** Given up, so that its references could be seen. */
  gaveUp: boolean;
}

const BEGUN: MissionStanding = {
  passed: false,
  stars: 0,
  earned: null,
  total: null,
  gaveUp: false,
};

/** Where the viewer stands with missions and quizzes; of a visitor only their quizzes are known here. */
export async function selectStanding(): Promise<Standing> {
  const [missions, results] = await Promise.all([
    (await getViewer()) === null ? {} : selectMissionStanding(),
    selectOwnLatestResults(),
  ]);
  const quizzes = results.map(({ quiz, correct, total }) => [quiz, { correct, total }] as const);
  return { missions, quizzes: Object.fromEntries(quizzes) };
}

async function selectMissionStanding(): Promise<Standing['missions']> {
  await signedInViewer();
  const [givenUp, drafts, best] = await Promise.all([
    selectGivenUp(),
    selectDraftedMissions(),
    selectOwnBest(),
  ]);
  const grades = new Map(best.map(({ mission, ...grade }) => [mission, grade]));
  return Object.fromEntries(
    [...new Set([...drafts, ...givenUp.keys(), ...grades.keys()])].map((mission) => [
      mission,
      { ...BEGUN, ...grades.get(mission), gaveUp: givenUp.has(mission) },
    ]),
  );
}

/** The first mission in their order that the viewer has not passed, other than `but`; null when there is none. */
export async function selectOptionalNextMission(
  but: string,
): Promise<{ slug: string; title: string } | null> {
  const [missions, all] = await Promise.all([selectMissionStanding(), listMissions()]);
  const next = all.find(({ slug }) => slug !== but && !missions[slug]?.passed);
  return next ? { slug: next.slug, title: next.mission.title } : null;
}
