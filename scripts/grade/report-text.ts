import type { Finding, GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { formatMs, formatNumber } from '@/core/shared/format-number';

/** A grade report for reading in a terminal. */
export function reportText(mission: Mission, report: GradeReport): string {
  const { earned, total } = report.score;
  const stars = report.stars === 1 ? '1 star' : `${report.stars} stars`;
  const lines = [
    `${mission.title} (${report.mission})`,
    `${report.passed ? 'Passed' : 'Not passed'}: ${earned} of ${total} points, ${stars}`,
    `mission ${report.missionVersion}, engine ${report.engineVersion}, seed ${report.seed}`,
  ];
  mission.stages.forEach((stage, index) => {
    lines.push('', `Stage ${index + 1}: ${stage.title}`);
    for (const finding of report.findings) {
      if (finding.stage === index + 1) lines.push(...findingLines(finding));
    }
  });
  lines.push('', 'Runs', ...report.scenarios.flatMap(runLines));
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: Finding): string[] {
  const mark = finding.passed ? '✓' : finding.judged ? '✗' : '?';
  const lines = [`  ${mark} ${finding.id} (${finding.points} points): ${finding.message}`];
  if (finding.passed) return lines;
  lines.push(`      Why it matters: ${finding.because}`);
  if (finding.followsFrom) lines.push(`      Follows from: ${finding.followsFrom}`);
  if (finding.lesson) lines.push(`      Read: ${finding.lesson}`);
  return lines;
}

function runLines(run: ScenarioRun): string[] {
  const events = `${formatNumber(run.events)} events${run.status === 'ok' ? '' : ', budget used up'}`;
  return run.flows.map((flow) => {
    const { delivered, offered, duplicated } = flow.items;
    const last =
      flow.lastDeliveryMs === null ? '' : `, the last after ${formatMs(flow.lastDeliveryMs)}`;
    const twice = duplicated === 0 ? '' : `, ${formatNumber(duplicated)} again`;
    return `  ${run.id}: ${formatNumber(delivered)} of ${formatNumber(offered)} delivered${last}${twice} (${events})`;
  });
}
