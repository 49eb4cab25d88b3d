import { hotShardClause } from '../checks/hot-shard';
import { items } from '../checks/wording';
import { resolveSettings } from '../components/resolve-settings';
import { isQueue, isWorker } from '../components/roles';
import { capitalised } from '../shared/capitalised';
import { formatNumber } from '../shared/format-number';
import {
  busyAllTheTime,
  count,
  hotShardIn,
  name,
  type RunSentence,
  type Scene,
  trouble,
} from './run-scene';

/** Takers whose one message is the whole request of many items. */
function wholeRequestTaker({ graph, diagram, flow, run }: Scene): string | null {
  if (flow.items === 1) return null;
  const whole = diagram.connections.some(
    ({ kind, unit, from }) =>
      kind === 'async' && unit !== 'item' && !isQueue(graph.components.get(from)),
  );
  const split = diagram.connections.some(({ unit }) => unit === 'item');
  if (!whole || split) return null;
  const workers = diagram.components.filter(isWorker);
  const busy = workers.find(({ id }) =>
    run.components.some((c) => c.id === id && (c.utilisation ?? 0) > 0),
  );
  return busy?.id ?? null;
}

/** Why items of a flow are still inside at the end of a run. */
export function leftInside(scene: Scene): RunSentence {
  const { flow, result, graph, run, diagram, mission } = scene;
  const { delivered, offered } = result.items;
  const soFar = `${formatNumber(delivered)} of ${items(flow, offered)} ${offered === 1 ? 'was' : 'were'} delivered.`;
  const { poisoned } = result;
  if (poisoned && result.items.pending === 1) {
    return trouble(
      `${soFar} The poisoned one is still in ${name(scene, poisoned.queue)}, taken ${formatNumber(poisoned.receives)} of ${count(poisoned.maxReceives, 'time', 'times')}.`,
      poisoned.queue,
    );
  }
  const whole = wholeRequestTaker(scene);
  if (whole) {
    const component = graph.components.get(whole);
    const settings = component ? resolveSettings(mission, component) : {};
    const slots = Number(settings.replicas ?? 1) * Number(settings.concurrency ?? 1);
    const how =
      slots === 1
        ? `${name(scene, whole)} was busy all the time`
        : `One of the ${formatNumber(slots)} slots of ${name(scene, whole)} was busy all the time, the others never`;
    return trouble(`${how}: one message holds all ${items(flow, flow.items)}. ${soFar}`, whole);
  }
  const ids = new Set(diagram.components.map(({ id }) => id));
  const busy = busyAllTheTime(scene, ids);
  if (busy)
    return trouble(
      `${name(scene, busy)} was busy all the time and did not get through. ${soFar}`,
      busy,
    );
  const hot = hotShardIn(scene, ids);
  if (hot) {
    const what = capitalised(hotShardClause(hot, name(scene, hot.component)));
    return trouble(`${soFar} ${what}.`, hot.component);
  }
  const queue = diagram.components.find(
    ({ id, type }) =>
      isQueue({ type }) &&
      graph.outgoing(id).every(({ to }) => isQueue(graph.components.get(to))) &&
      run.components.some((c) => c.id === id && c.peakDepth > 0),
  );
  if (queue) {
    const depth = run.components.find(({ id }) => id === queue.id)?.peakDepth ?? 0;
    return trouble(
      `No worker takes from ${name(scene, queue.id)}: ${count(depth, 'message waits', 'messages wait')} there. ${soFar}`,
      queue.id,
    );
  }
  const fullest = [...run.components]
    .filter(({ id }) => isQueue(graph.components.get(id)))
    .sort((a, b) => b.meanInSystem - a.meanInSystem)[0];
  if (fullest && fullest.meanInSystem > 0) {
    return trouble(`${soFar} What is left waits in ${name(scene, fullest.id)}.`, fullest.id);
  }
  return trouble(soFar, flow.from);
}
