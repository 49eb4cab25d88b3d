import type { StageSummary } from './stage-summary';

/** One way on from a report: where to, and why. */
export interface WayOn {
  href: string;
  title: string;
  why: string;
}

/** What the ways on depend on. */
export interface AfterFacts {
  id: string;
  mission: string;
  passed: boolean;
  stages: readonly Pick<StageSummary, 'stage' | 'title' | 'complete'>[];
  /** The promise to fix next, and the way to what it means on the canvas; null when nothing is broken. */
  fix: { href: string; words: string } | null;
  /** Whether decisions of the design can be explained, and were. */
  explain: 'open' | 'done' | 'none';
  /** The submission before this one; null for the first. */
  previous: string | null;
  /** How many references of the mission may be seen; null for whom they are not a way on. */
  references: number | null;
  /** The first mission that is not passed; null when there is none left. */
  nextMission: { slug: string; title: string } | null;
}

/**
 * What to do after the verdict, most pressing first: the next stage once the mission is passed, else what is broken; then to
 * explain, to defend, to compare, the references, and the next mission. What has not passed has nothing to defend yet.
 */
export function afterVerdict(facts: AfterFacts): WayOn[] {
  const { id, mission, passed, stages, fix, explain, previous, references, nextMission } = facts;
  const canvas = `/missions/${mission}`;
  const ways: WayOn[] = [];
  const open = stages.find(({ complete }) => !complete);
  if (passed && open) {
    const why = 'The next stage, with the same drawing.';
    ways.push({ href: fix?.href ?? canvas, title: `Stage ${open.stage}: ${open.title}`, why });
  } else if (fix) {
    ways.push({ href: fix.href, title: 'Fix it on the canvas', why: fix.words });
  } else if (open) {
    const why = 'Not everything could be judged: the runs were too long to finish.';
    ways.push({ href: canvas, title: 'Draw it smaller', why });
  }
  if (explain !== 'none') {
    const why =
      'Say why you built it this way; a run of your design shows whether the reason holds.';
    const title = explain === 'done' ? 'Explain it again' : 'Explain it';
    ways.push({ href: `/submissions/${id}/explain`, title, why });
  }
  if (passed) {
    const why = 'Three changes to your design: say first what each will break.';
    ways.push({ href: `/submissions/${id}/defend`, title: 'Defend it', why });
  }
  if (previous !== null) {
    const why = 'What changed in the design, and what that changed in the verdicts.';
    const href = `/submissions/compare?before=${previous}&after=${id}`;
    ways.push({ href, title: 'Compare with the one before', why });
  }
  if (references !== null) {
    const why =
      references > 0
        ? 'Drawn beside yours, with the differences in words.'
        : 'They open stage by stage as you pass, or when you give the mission up.';
    ways.push({ href: `${canvas}/solutions`, title: 'Reference solutions', why });
  }
  if (passed && nextMission) {
    const why = 'The next mission that you have not passed.';
    ways.push({ href: `/missions/${nextMission.slug}`, title: nextMission.title, why });
  }
  return ways;
}

/** One quiet line for a first pass and a first complete mission; null for any other result. */
export function firstTime(
  graded: { passed: boolean; complete: boolean },
  earlier: readonly { passed: boolean }[],
  stagesLeft: number,
): string | null {
  if (!graded.passed || earlier.some(({ passed }) => passed)) return null;
  if (graded.complete)
    return 'Your first pass of this mission, and every promise is kept. Well done.';
  const left = stagesLeft === 1 ? 'One stage is' : `${stagesLeft} stages are`;
  return `Your first pass of this mission. ${left} left to try.`;
}
