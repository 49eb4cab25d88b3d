import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { selectOwnCohorts } from '@/server/data/cohorts';
import { selectOwnDrafts } from '@/server/data/drafts';
import { selectSubmissions } from '@/server/data/submissions';
import { selectLatestAttempts, type TitledResult } from './quizzes';
import { type TitledSubmission, withMissionTitles } from './submissions';

/** Everything on a learner's own page; instants in ISO 8601, UTC. */
export interface Home {
  drafts: { mission: string; missionTitle: string; updatedAt: string }[];
  submissions: TitledSubmission[];
  quizzes: TitledResult[];
  cohorts: { id: string; name: string }[];
}

/** The viewer's drafts, submissions, quiz results and cohorts, latest first. */
export async function selectHome(): Promise<Home> {
  await signedInViewer();
  const [drafts, submissions, quizzes, cohorts] = await Promise.all([
    selectOwnDrafts(),
    selectSubmissions({}),
    selectLatestAttempts(),
    selectOwnCohorts(),
  ]);
  return {
    drafts: await withMissionTitles(drafts),
    submissions: await withMissionTitles(submissions),
    quizzes,
    cohorts,
  };
}
