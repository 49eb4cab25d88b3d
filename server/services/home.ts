import 'server-only';
import { canonicalDiagram } from '@/core/diagram/canonical';
import type { Diagram } from '@/core/diagram/diagram-schema';
import { signedInViewer } from '@/server/auth/guards';
import { selectOwnCohorts } from '@/server/data/cohorts';
import { selectOwnDrafts } from '@/server/data/drafts';
import { selectLatestDesigns, selectSubmissions } from '@/server/data/submissions';
import { selectLatestAttempts, type TitledResult } from './quizzes';
import { type TitledSubmission, withMissionTitles } from './submissions';

/** Everything on a learner's own page; instants in ISO 8601, UTC. */
export interface Home {
  /** `handedIn`: the design, wherever its boxes stand, is the one that was handed in last. */
  drafts: { mission: string; missionTitle: string; updatedAt: string; handedIn: boolean }[];
  submissions: TitledSubmission[];
  quizzes: TitledResult[];
  cohorts: { id: string; name: string }[];
}

/** The viewer's drafts, submissions, quiz results and cohorts, latest first. */
export async function selectHome(): Promise<Home> {
  await signedInViewer();
  const [drafts, designs, submissions, quizzes, cohorts] = await Promise.all([
    selectOwnDrafts(),
    selectLatestDesigns(),
    selectSubmissions({}),
    selectLatestAttempts(),
    selectOwnCohorts(),
  ]);
  const isHandedIn = (mission: string, diagram: Diagram) => {
    const design = designs.get(mission);
    return design !== undefined && canonicalDiagram(design) === canonicalDiagram(diagram);
  };
  return {
    drafts: await withMissionTitles(
      drafts.map(({ mission, updatedAt, diagram }) => ({
        mission,
        updatedAt,
        handedIn: isHandedIn(mission, diagram),
      })),
    ),
    submissions: await withMissionTitles(submissions),
    quizzes,
    cohorts,
  };
}
