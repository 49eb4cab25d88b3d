import { hotShardClause } from '../checks/hot-shard';
import { targetsOf } from '../checks/runs';
import type { Fault } from '../contracts/mission-schema';
import { formatMs, formatNumber } from '../shared/format-number';
import {
  busyAllTheTime,
  count,
  hotShardIn,
  meanTimeIn,
  name,
  noun,
  type RunSentence,
  type Scene,
  trouble,
  waitedFor,
} from './run-scene';

/** A caller of a target that the client waits for, where the request carries many items; null when there is none. */
function callerInside(scene: Scene): { caller: string; target: string } | null {
  if (scene.flow.items === 1) return null;
  const waited = waitedFor(scene);
  for (const target of targetsOf(scene.flow)) {
    const call = scene.graph
      .incoming(target)
      .find(({ from, kind }) => waited.has(from) && kind === 'sync');
    if (call && waited.has(target)) return { caller: call.from, target };
  }
  return null;
}

/** Why clients of a flow waited as long as they could and left without an answer. */
export function gaveUp(scene: Scene): RunSentence {
  const { flow, result } = scene;
  const waited = formatMs(flow.timeoutMs);
  const who =
    result.requests === 1
      ? `${name(scene, flow.from)} waited ${waited} and left`
      : `${formatNumber(result.timedOut)} of ${count(result.requests, 'request', 'requests')} waited ${waited} and got no answer`;
  const waitedOn = waitedFor(scene);
  const busy = busyAllTheTime(scene, waitedOn);
  const hung = hanging(scene, busy ? calledBy(scene, busy) : waitedOn);
  if (busy) {
    const why = hung ? `, waiting for ${name(scene, hung.id)}, which ${hung.how}` : '';
    return trouble(
      `${who}: ${name(scene, busy)} was busy all the time${why}.`,
      flow.from,
      busy,
      ...(hung ? [hung.id] : []),
    );
  }
  if (hung) {
    return trouble(`${who} while ${name(scene, hung.id)} ${hung.how}.`, flow.from, hung.id);
  }
  const hot = hotShardIn(scene, waitedOn);
  if (hot) {
    const what = hotShardClause(hot, name(scene, hot.component));
    return trouble(`${who}: ${what}.`, flow.from, hot.component);
  }
  const inside = callerInside(scene);
  if (inside) {
    return trouble(
      `${who}: ${name(scene, inside.caller)} answers only after it has called ${name(scene, inside.target)} for every ${noun(flow, 1)}.`,
      flow.from,
      inside.caller,
      inside.target,
    );
  }
  const slow = slowest(scene, waitedOn);
  if (slow) {
    return trouble(
      `${who}: a call to ${name(scene, slow.id)} takes ${formatMs(slow.ms)}.`,
      flow.from,
      slow.id,
    );
  }
  return trouble(`${who}.`, flow.from);
}

const HANGS: Partial<Record<Fault['effect'], string>> = { pause: 'hung', slow: 'was slow' };

/** A component among these that a fault of the scenario keeps from answering in time; null when there is none. */
function hanging(
  { mission, run }: Scene,
  ids: ReadonlySet<string>,
): { id: string; how: string } | null {
  const faults = mission.scenarios.find(({ id }) => id === run.id)?.faults ?? [];
  for (const { target, effect } of faults) {
    const how = HANGS[effect];
    if (how && 'id' in target && ids.has(target.id)) return { id: target.id, how };
  }
  return null;
}

/** What a component calls and waits for. */
function calledBy({ graph }: Scene, id: string): Set<string> {
  return new Set(graph.outgoing(id).flatMap(({ to, kind }) => (kind === 'sync' ? [to] : [])));
}

/** Share of the client's patience from which on one call explains that it ran out. */
const EXPLAINS = 0.5;

/** What takes most of the client's patience: the longest call that waits for no other; null when none takes much of it. */
function slowest(scene: Scene, ids: ReadonlySet<string>): { id: string; ms: number } | null {
  const { graph, flow } = scene;
  const ends = [...ids].filter((id) => graph.outgoing(id).every(({ kind }) => kind !== 'sync'));
  const times = ends
    .map((id) => ({ id, ms: meanTimeIn(scene, id) ?? 0 }))
    .sort((a, b) => b.ms - a.ms);
  const [first] = times;
  return first && first.ms >= flow.timeoutMs * EXPLAINS ? first : null;
}
