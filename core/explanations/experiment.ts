import type { Diagram } from '../contracts/diagram-schema';
import type { Finding } from '../contracts/grade-report';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import { scenariosOf } from '../missions/check-scenarios';
import { promiseOf } from '../missions/promise';
import type { Decision } from './decision';
import { REASONS, type ReasonId } from './reasons';
import { undo } from './undo';

/** How a reason stands the trial: borne out, contradicted, or nothing in the mission can tell. */
export type Support = 'shown' | 'not-shown' | 'not-tested';

/** A reason that was tried. */
export interface ReasonVerdict {
  support: Support;
  /** What the trial showed, with figures before and after. */
  message: string;
}

/** Judges some checks of a mission on a design; the same arguments give the same findings. */
export type Trial = (diagram: Diagram, checks: readonly MissionCheck[]) => readonly Finding[];

/** The checks of a mission that speak of a reason, in the mission's order. */
export function checksFor(mission: Mission, reason: ReasonId): MissionCheck[] {
  const { checks, under } = REASONS[reason];
  const effects = (id: string) =>
    mission.scenarios.find((scenario) => scenario.id === id)?.faults.map(({ effect }) => effect) ??
    [];
  const fits = (check: MissionCheck) => {
    const struck = scenariosOf(check).flatMap(effects);
    if (under === 'any') return true;
    return under === undefined
      ? struck.length === 0
      : struck.some((effect) => under.includes(effect));
  };
  return mission.stages
    .flatMap((stage) => stage.checks)
    .filter((check) => checks.includes(check.check) && fits(check));
}

/** The same checks in the mission's first scenario without trouble: what breaks there, too, breaks for another reason. */
function undisturbed(mission: Mission, checks: readonly MissionCheck[]): MissionCheck[] {
  const calm = mission.scenarios.find(
    ({ faults, poison }) => faults.length === 0 && poison === undefined,
  );
  if (!calm) return [];
  return checks
    .filter(({ check }) => check === 'delivers-all' || check === 'reaches-targets')
    .map((check) => ({ ...check, id: `${check.id}-undisturbed`, scenario: calm.id }));
}

const verdict = (support: Support, message: string): ReasonVerdict => ({ support, message });

const quoted = (check: MissionCheck) => `“${promiseOf(check).replace(/\.$/, '')}”`;

/**
 * Tries a reason: the decision is undone, and the reason holds when that breaks a promise which the design keeps as it is,
 * and nothing else explains it. A promise that the undone design breaks in an undisturbed run as well says nothing
 * about survival.
 */
export function tryReason(
  mission: Mission,
  diagram: Diagram,
  decision: Decision,
  reason: ReasonId,
  trial: Trial,
): ReasonVerdict {
  const checks = checksFor(mission, reason);
  if (checks.length === 0) {
    return verdict('not-tested', 'No promise of this mission speaks of that.');
  }
  const before = trial(diagram, checks);
  const kept = checks.filter((check) => before.find(({ id }) => id === check.id)?.passed);
  if (kept.length === 0) {
    const [check] = checks;
    const finding = before.find(({ id }) => id === check?.id);
    return check && finding?.judged
      ? verdict('not-shown', `Your design breaks ${quoted(check)} as it is. ${finding.message}`)
      : verdict('not-tested', 'Your design could not be run to the end.');
  }
  const without = undo(mission, diagram, decision, reason);
  if (without === null) {
    return verdict('not-tested', 'This decision cannot be undone on its own.');
  }
  const survival = Array.isArray(REASONS[reason].under);
  const control = survival ? undisturbed(mission, kept) : [];
  const after = trial(without.diagram, [...kept, ...control]);
  const found = (id: string) => after.find((finding) => finding.id === id);
  const lame = control.find(({ id }) => found(id)?.passed === false);
  if (lame) {
    return verdict(
      'not-shown',
      `Undone (${without.change}), the design fails in an undisturbed run already, so this says nothing about survival. ${found(lame.id)?.message}`,
    );
  }
  const broken = kept.find((check) => found(check.id)?.passed === false && found(check.id)?.judged);
  if (broken) {
    const now = before.find(({ id }) => id === broken.id);
    return verdict(
      'shown',
      `Undone (${without.change}), ${quoted(broken)} breaks: ${found(broken.id)?.message} As you built it: ${now?.message}`,
    );
  }
  const open = kept.find((check) => found(check.id)?.judged === false);
  if (open) return verdict('not-tested', `Undone (${without.change}), the run cannot be finished.`);
  const [first] = kept;
  const held = kept.length === 1 && first ? quoted(first) : 'each of these promises';
  return verdict(
    'not-shown',
    `Undone (${without.change}), ${held} holds all the same. ${first ? found(first.id)?.message : ''}`.trim(),
  );
}
