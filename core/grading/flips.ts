import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import type { Flip, FlipReason, Outcome } from '../contracts/regrade-line';
import { scenariosOf } from '../missions/check-scenarios';
import { checkParams } from '../missions/mission-check-params';
import { promiseOf } from '../missions/promise';
import { worldOf } from '../missions/rules-version';
import { stableJson } from '../shared/content-hash';
import { checksOf } from './grade';
import type { EarlierGrade } from './regrade';

/** Whether one grade is worse than another: a smaller share of the points, fewer stars, or not passed any more. */
export function isLower(after: Outcome, before: Outcome): boolean {
  const share = ({ earned, total }: Outcome) => (total === 0 ? 0 : earned / total);
  return (
    share(after) < share(before) || after.stars < before.stars || (before.passed && !after.passed)
  );
}

const entriesOf = (mission: Mission | null) =>
  new Map((mission ? checksOf(mission) : []).map(({ entry }) => [entry.id, entry]));

/** The verdicts and points in which a new grade of a design differs from an earlier one: those of today's mission in its order, then those it no longer has. */
export function flipsOf(was: EarlierGrade, mission: Mission, report: GradeReport): Flip[] {
  const earlier = entriesOf(was.mission);
  const entries = entriesOf(mission);
  const before = new Map(was.report.findings.map((finding) => [finding.id, finding]));
  const after = new Map(report.findings.map((finding) => [finding.id, finding]));
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap((id) => {
    const pair = { from: before.get(id), to: after.get(id) };
    const kind = kindOf(pair.from, pair.to);
    if (kind === null) return [];
    const entry = entries.get(id) ?? earlier.get(id);
    return [
      {
        check: id,
        kind,
        promise: entry ? promiseOf(entry) : id,
        message: (pair.to ?? pair.from)?.message ?? '',
        from: earned(pair.from),
        to: earned(pair.to),
        reason: reasonOf(kind, was, { mission, report }, earlier.get(id), entries.get(id)),
      },
    ];
  });
}

const earned = (finding: Finding | undefined) =>
  finding === undefined ? null : finding.passed ? finding.points : 0;

function kindOf(from: Finding | undefined, to: Finding | undefined): Flip['kind'] | null {
  if (from === undefined) return 'added';
  if (to === undefined) return 'gone';
  if (from.passed !== to.passed) return to.passed ? 'kept' : 'broken';
  return from.points === to.points ? null : 'points';
}

function reasonOf(
  kind: Flip['kind'],
  was: EarlierGrade,
  now: { mission: Mission; report: GradeReport },
  before: MissionCheck | undefined,
  after: MissionCheck | undefined,
): FlipReason {
  if (kind === 'added' || kind === 'gone' || kind === 'points') return { why: kind };
  const changes = before && after ? changesOf(before, after) : [];
  if (changes.length > 0) return { why: 'rule', changes };
  const { engineVersion: from } = was.report;
  const { engineVersion: to } = now.report;
  if (from !== to) return { why: 'engine', from, to };
  const then = was.mission;
  if (then === null || after === undefined) return { why: 'unknown' };
  const scenarios = scenariosOf(after).filter(
    (id) => worldOf(then, id) !== worldOf(now.mission, id),
  );
  if (scenarios.length > 0) return { why: 'scenario', scenarios };
  const prices = stableJson(then.cost ?? null) !== stableJson(now.mission.cost ?? null);
  return prices ? { why: 'prices' } : { why: 'unknown' };
}

const plain = (value: unknown) =>
  value === undefined ? null : typeof value === 'string' ? value : stableJson(value);

/** The parameters in which two entries of one check differ. */
function changesOf(before: MissionCheck, after: MissionCheck) {
  const from: Record<string, unknown> = { check: before.check, ...checkParams(before) };
  const to: Record<string, unknown> = { check: after.check, ...checkParams(after) };
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((name) => plain(from[name]) !== plain(to[name]))
    .map((name) => ({ name, from: plain(from[name]), to: plain(to[name]) }));
}
