import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import { starsOf } from './stars';

const points = (findings: readonly Finding[]) =>
  findings.reduce((total, finding) => total + finding.points, 0);

/** What the findings of a mission's checks add up to: whether stage 1 is complete, points, stars. */
export function tally(
  mission: Pick<Mission, 'stages'>,
  findings: readonly Finding[],
): Pick<GradeReport, 'passed' | 'score' | 'stars'> {
  const stages = mission.stages.map((_, index) =>
    findings.filter(({ stage }) => stage === index + 1).every(({ passed }) => passed),
  );
  return {
    passed: stages[0] === true,
    score: {
      earned: points(findings.filter(({ passed }) => passed)),
      total: points(findings),
    },
    stars: starsOf(stages),
  };
}
