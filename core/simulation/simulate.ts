import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun, Snapshots } from '../contracts/scenario-run';
import type { StoryStep } from '../contracts/story-step';
import { planArrivals } from './arrivals';
import { compileWorld } from './compile-world';
import type { ComponentState } from './component-state';
import { dispatch, dispatchLane, settleAll } from './dispatch';
import type { EventCalendar } from './event-calendar';
import { EVENT } from './event-kinds';
import { planFaults } from './faults';
import { canRun, quietUntil } from './fold-borders';
import { runFold } from './fold-run';
import { describeRun, type Trouble } from './outcome';
import { planLanes } from './plan-lanes';
import { MAX_WORKS } from './publish';
import { planScaling } from './scaling';
import { slowestRequest } from './slowest';
import { SnapshotRecorder } from './snapshot-recorder';
import { runStation, stationOf } from './station-run';
import { Story } from './story';
import { isVoid, isVoidInLane } from './void-events';
import type { World } from './world';

export const DEFAULT_MAX_EVENTS = 45_000_000;

/** Events between two reports of progress. */
const PROGRESS_EVENTS = 65_536;

export interface SimulationProgress {
  atMs: number;
  horizonMs: number;
  events: number;
}

export interface SimulationInput {
  mission: Mission;
  diagram: Diagram;
  /** One of the mission's scenarios. */
  scenarioId: string;
  seed: string;
  /** Budget of events, 45 million unless told. */
  maxEvents?: number;
  /** Whether events that come in order by themselves are kept apart, which is quicker; true unless told. The run is the same. */
  fold?: boolean;
  /** How many snapshots to take, at most 400; none unless told. */
  snapshots?: number;
  onProgress?: (progress: SimulationProgress) => void;
  /** A request, or one item (counted from 0), whose story is to be told. Without either: request 0. */
  watch?: { flow: string; request?: number; item?: number };
}

export interface Simulation {
  run: ScenarioRun;
  snapshots: Snapshots | null;
  story: StoryStep[] | null;
  /** By flow: the first item with each kind of trouble, to be watched in another run with the same seed. */
  trouble: Trouble[];
  /** By flow: the request that its client waited for longest; null when none ended. */
  slowest: { flow: string; request: number | null }[];
}

function watchStory(world: World, watch: SimulationInput['watch']): void {
  if (watch === undefined) return;
  const flow = world.flows.find((candidate) => candidate.id === watch.flow);
  if (flow === undefined) return;
  if (watch.item !== undefined) {
    world.story = new Story(flow, watch.item, watch.item);
    return;
  }
  const first = (watch.request ?? 0) * flow.itemsPerRequest;
  world.story = new Story(flow, first, first + flow.itemsPerRequest - 1);
}

/** The component that holds the most units of work; messages in queues and open requests are kept elsewhere. */
function fullest(world: World): ComponentState | null {
  let most: ComponentState | null = null;
  for (const c of world.components) {
    if (c.config.keeps || c.config.isPeople) continue;
    if (most === null || c.inside > most.inside) most = c;
  }
  return most;
}

/**
 * Runs one scenario of the mission through the diagram: the same inputs give the same result, byte for byte, on every
 * machine, with or without snapshots, progress and watching. Mission and diagram must have passed their parsers.
 * Throws only when the mission has no scenario of that id. Semantics: docs/simulation.md.
 */
export function simulate(input: SimulationInput): Simulation {
  const { mission, diagram, onProgress } = input;
  const scenario = mission.scenarios.find((candidate) => candidate.id === input.scenarioId);
  if (scenario === undefined) throw new Error(`no scenario ${input.scenarioId} in the mission`);
  const horizonMs = scenario.horizonMs;
  const maxEvents = input.maxEvents ?? DEFAULT_MAX_EVENTS;
  const world = compileWorld(mission, diagram, scenario, input.seed);
  watchStory(world, input.watch);
  const recorder =
    input.snapshots === undefined ? null : new SnapshotRecorder(world, horizonMs, input.snapshots);
  const faults = planFaults(world, mission, diagram, scenario);
  const folds = input.fold !== false && world.story === null;
  if (folds) planLanes(world, faults);
  planArrivals(world);
  planScaling(world);

  const { heap, redeliveries, heads, works, components } = world;
  let nextSnapshot = recorder?.nextMs() ?? Number.POSITIVE_INFINITY;
  let nextReport = onProgress === undefined ? Number.POSITIVE_INFINITY : PROGRESS_EVENTS;
  let exceeded = false;
  world.mostEffort = maxEvents;
  const station = folds ? stationOf(world, faults) : null;
  const kindOf = (events: EventCalendar) =>
    events === redeliveries ? EVENT.redelivery : events.kind;
  for (;;) {
    const lane = heads.first();
    const laneTime = lane < 0 ? Number.POSITIVE_INFINITY : heads.times[lane]!;
    let time = laneTime;
    let order = lane < 0 ? 0 : heads.orders[lane]!;
    let events: EventCalendar | null = null;
    const heapTime = heap.peek(time);
    if (heapTime < time || (heapTime === time && heap.peekOrder() < order)) {
      events = heap;
      time = heapTime;
      order = heap.peekOrder();
    }
    const redeliveryTime = redeliveries.peek(time);
    if (redeliveryTime < time || (redeliveryTime === time && redeliveries.peekOrder() < order)) {
      events = redeliveries;
      time = redeliveryTime;
    }
    if (time === Number.POSITIVE_INFINITY) break;
    events?.take();
    if (time > nextSnapshot && recorder !== null) {
      const isOver =
        events === null
          ? isVoidInLane(world, lane)
          : isVoid(world, kindOf(events), events.a, events.b, time);
      // What has no effect is no reason to look on.
      if (!isOver) recorder.takeUntil(time);
      nextSnapshot = recorder.nextMs();
    }
    const eventsBefore = world.events;
    const fold = events === null ? components[heads.owners[lane]!]!.runs : null;
    if (fold !== null && canRun(world, fold)) {
      runFold(world, fold, quietUntil(world, fold, nextSnapshot), nextReport);
    }
    if (station !== null && events === heap && heap.kind === EVENT.arrival) {
      if (station.client.inside === 0 && station.component.inside === 0) {
        const until = Math.min(nextSnapshot, heap.quietUntil());
        runStation(world, station, time, until, nextReport);
      }
    }
    if (world.events === eventsBefore) {
      world.now = time;
      const counts =
        events === null
          ? dispatchLane(world, lane)
          : dispatch(world, faults, kindOf(events), events.a, events.b);
      if (counts) {
        world.events += 1;
        world.effort += 1;
      }
      settleAll(world);
    }
    if (works.live > MAX_WORKS) world.overrun ??= { component: fullest(world) };
    if (world.effort >= maxEvents || world.overrun !== null) {
      exceeded = true;
      break;
    }
    if (world.events >= nextReport) {
      nextReport += PROGRESS_EVENTS;
      onProgress?.({ atMs: world.now, horizonMs, events: world.events });
    }
  }
  recorder?.takeRest();
  onProgress?.({ atMs: horizonMs, horizonMs, events: world.events });
  return {
    ...describeRun(world, scenario.id, exceeded ? world.now : horizonMs, exceeded),
    snapshots: recorder?.result() ?? null,
    story: world.story?.steps ?? null,
    slowest: world.flows.map((flow) => ({ flow: flow.id, request: slowestRequest(flow) })),
  };
}
