import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { canonicalForm } from '@/core/diagram/canonical-form';
import { signedInViewer } from '@/server/auth/guards';
import { listMissions } from '@/server/content/missions';
import { selectOwnDrafts } from '@/server/data/drafts';
import {
  type OwnAssignments,
  selectExpecting,
  selectOwnAssignments,
} from '@/server/data/own-classes';
import { selectLatestDesigns, selectSubmissions } from '@/server/data/submissions';
import { type Past, type Progress, selectProgress } from './progress';
import { selectLatestAttempts, type TitledResult } from './quizzes';
import { type TitledSubmission, withMissionTitles } from './submissions';

/** Everything on a learner's own page; instants in ISO 8601, UTC. */
export interface Home {
  /** `handedIn`: the design, wherever its boxes stand, is the one that was handed in last. */
  drafts: { mission: string; missionTitle: string; updatedAt: string; handedIn: boolean }[];
  submissions: TitledSubmission[];
  quizzes: TitledResult[];
  /** What is set to them, class by class. */
  classes: OwnAssignments[];
  /** Classes whose roster expects them. */
  expecting: { joinCode: string; name: string }[];
  progress: Progress;
}

/** The viewer's drafts, submissions, quiz results and cohorts, latest first. */
export async function selectHome(): Promise<Home> {
  await signedInViewer();
  const [drafts, designs, submissions, quizzes, classes, expecting, progress] = await Promise.all([
    selectOwnDrafts(),
    selectLatestDesigns(),
    selectSubmissions({}),
    selectLatestAttempts(),
    selectOwnAssignments(null),
    selectExpecting(),
    selectProgress(),
  ]);
  const titled = await withMissionTitles(submissions);
  const missions = new Map((await listMissions()).map(({ slug, mission }) => [slug, mission]));
  const isHandedIn = (slug: string, diagram: Diagram) => {
    const [design, mission] = [designs.get(slug), missions.get(slug)];
    if (design === undefined || mission === undefined) return false;
    return canonicalForm(mission, design).text === canonicalForm(mission, diagram).text;
  };
  return {
    drafts: await withMissionTitles(
      drafts.map(({ mission, updatedAt, diagram }) => ({
        mission,
        updatedAt,
        handedIn: isHandedIn(mission, diagram),
      })),
    ),
    submissions: titled,
    quizzes,
    classes,
    expecting,
    progress: { ...progress, history: withSubmissions(progress.history, titled) },
  };
}

const PAST_SHOWN = 20;

/** The history with submissions put in where they belong, newest first. */
function withSubmissions(history: Past[], submissions: TitledSubmission[]): Past[] {
  const handedIn = submissions.map(({ id, missionTitle, earned, total, createdAt }) => ({
    at: createdAt,
    what: missionTitle,
    outcome: `${earned} of ${total} points`,
    href: `/submissions/${id}`,
  }));
  return [...history, ...handedIn].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, PAST_SHOWN);
}
