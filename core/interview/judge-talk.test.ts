import { describe, expect, it } from 'vitest';
import type { Finding } from '@/core/contracts/grade-report';
import { grade } from '@/core/grading/grade';
import { buildRoundWorld, drawn } from '@/tests/support/interviews';
import { judgeClarify } from './judge-talk';
import { beginRound } from './round';

/** A round whose first card bears on two promises. */
function world() {
  const { mission, interview, seed } = buildRoundWorld();
  const [stage] = mission.stages;
  const [fast] = stage?.checks ?? [];
  if (!stage || !fast) throw new Error('there is no promise');
  const named = (id: string, promise: string) => ({ ...fast, id, promise });
  const checks = [named('fast', 'Quick.'), named('whole', 'Nothing is lost.')];
  const cards = interview.cards.map((card, at) => ({
    ...card,
    bears: at === 0 ? ['fast', 'whole'] : [],
  }));
  return {
    mission: { ...mission, stages: [{ ...stage, checks }] },
    interview: { ...interview, cards },
    seed,
  };
}

function lines(broken: readonly string[]) {
  const round = world();
  const { mission } = round;
  const report = grade({ mission, missionSlug: 'test', diagram: drawn(), seed: 's' });
  const findings = report.findings.map(
    (finding): Finding => ({
      ...finding,
      judged: true,
      passed: !broken.includes(finding.id),
      message: `Message of ${finding.id}.`,
    }),
  );
  const judged = judgeClarify(round, beginRound(45, false, 0), { ...report, findings });
  return judged.lines.map(({ text }) => text);
}

const ASKED = 'Not asked: “Question 0?” It decides “Quick” and “Nothing is lost”.';

describe('what was not asked', () => {
  it('says which of the promises that it decides the drawing broke', () => {
    expect(lines([])).toEqual([ASKED]);
    expect(lines(['whole'])).toEqual([
      `${ASKED} Later your drawing broke “Nothing is lost”: Message of whole.`,
    ]);
    expect(lines(['fast', 'whole'])).toEqual([
      `${ASKED} Later your drawing broke “Quick”: Message of fast. It broke “Nothing is lost”, too.`,
    ]);
  });
});
