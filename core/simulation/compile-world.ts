import type { Diagram } from '../contracts/diagram-schema';
import type { Flow, Mission, Scenario } from '../contracts/mission-schema';
import { compileComponent } from './compile-component';
import { compileConnections, linkConnections } from './compile-graph';
import type { ComponentState } from './component-state';
import { EntryStore } from './entry-store';
import { EVENT } from './event-kinds';
import { type ArrivalPlan, FlowState, REQUEST } from './flow-state';
import { itemKeys } from './item-keys';
import { linkFollowers } from './link-followers';
import { MESSAGE } from './message-pool';
import { RandomStream } from './random';
import { Sampler } from './sampler';
import { TimerRing } from './timer-ring';
import { UsefulAnswers, windowOf } from './useful-answers';
import { KeyVersions } from './versions';
import { World } from './world';

function arrivalPlan(flow: Flow): ArrivalPlan {
  const { arrivals } = flow;
  if ('at' in arrivals) return { kind: 'at', times: [...arrivals.at].sort((x, y) => x - y) };
  if ('users' in arrivals) {
    return { kind: 'users', users: arrivals.users, think: new Sampler(arrivals.thinkMs) };
  }
  if ('follows' in arrivals) return { kind: 'follows' };
  if ('rereads' in arrivals) return { kind: 'rereads' };
  return {
    kind: 'rate',
    gapMs: 1000 / arrivals.perSecond,
    poisson: arrivals.poisson,
    fromMs: arrivals.fromMs,
    toMs: arrivals.toMs,
  };
}

function compileFlow(
  flow: Flow,
  index: number,
  scenario: Scenario,
  seed: string,
  byId: ReadonlyMap<string, ComponentState>,
): FlowState {
  const state = new FlowState(
    index,
    flow.id,
    byId.get(flow.from) ?? null,
    typeof flow.to === 'string' ? [flow.to] : [...new Set(flow.to)],
    flow.items,
    flow.timeoutMs,
    arrivalPlan(flow),
    new RandomStream(`${seed}/flow#${index}`),
    scenario.poison?.flow === flow.id ? scenario.poison.item : -1,
    flow.news ?? [],
    flow.again ?? null,
    flow.whole ?? [],
    flow.keys === undefined ? null : itemKeys(flow.keys),
  );
  state.access = flow.access ?? null;
  if (flow.usefulMs !== undefined) {
    state.useful = new UsefulAnswers(flow.usefulMs, windowOf(scenario.horizonMs));
  }
  state.targetPlaces = state.targetIds.flatMap((id) => byId.get(id)?.config.index ?? []);
  // What is only read has no versions to show.
  if (state.access === 'read') state.seen.length = 0;
  return state;
}

/** Gives caches that ask others for something with a key the room for what they keep. */
function addEntries(world: World, mission: Mission): void {
  const keys = Math.max(
    0,
    ...mission.flows.flatMap(({ access, keys }) => (access && keys ? [keys.count] : [])),
  );
  for (const c of world.components) {
    if (c.config.onward !== 'source') continue;
    const asks = world.flows.some(
      (flow) => flow.access && (c.config.aside || c.steps[flow.index]!.length > 0),
    );
    if (asks) c.entries = new EntryStore(c.config.entries, c.config.eviction, keys);
  }
}

/** Marks the connections whose errors are misses: those to a cache asked aside that is neither a target nor passes anything on. */
function markSpared({ connections, flows }: World): void {
  for (const connection of connections) {
    const { sync, to } = connection;
    const isAside = sync && to.config.aside && to.entries !== null;
    connection.spares = flows.map(
      ({ index, access }) =>
        isAside && access !== null && to.steps[index]!.length === 0 && to.targetOf[index]! < 0,
    );
  }
}

/** Tells those who call in turn which caches they ask aside. */
function addAsides({ components, flows }: World): void {
  for (const c of components) {
    if (c.config.onward !== 'steps' || c.config.together) continue;
    const asides = flows.map(({ index, access }) =>
      c.steps[index]!.flatMap(({ sync, to }) =>
        access !== null && sync && to.config.aside && to.entries !== null ? [to] : [],
      ),
    );
    if (asides.some(({ length }) => length > 0)) c.asides = asides;
  }
}

/** Databases of which one is a copy of the other, directly or through others. */
function sourcesOf(
  world: World,
  c: ComponentState,
  known: ComponentState[] = [],
): ComponentState[] {
  for (const other of world.components) {
    if (known.includes(other) || !other.copies.some(({ to }) => to === c)) continue;
    known.push(other);
    sourcesOf(world, other, known);
  }
  return known;
}

/** Gives databases versions of what is read and written, and flows that read what others wrote their keys. */
function addVersions(world: World, mission: Mission): void {
  mission.flows.forEach(({ arrivals }, index) => {
    if (!('rereads' in arrivals)) return;
    const flow = world.flows[index]!;
    const written = world.flows.find(({ id }) => id === arrivals.rereads);
    if (written === undefined) return;
    written.rereaders.push({ flow, afterMs: arrivals.afterMs });
    flow.keyOf = (request) => written.keyOf!(flow.about[request]!);
  });
  if (world.flows.every(({ access }) => access === null)) return;
  for (const c of world.components) if (c.config.keepsVersions) c.versions = new KeyVersions();
  for (const c of world.components) {
    if (c.versions !== null) c.copyOf = sourcesOf(world, c).filter((other) => other !== c);
  }
}

function addTimers(world: World): void {
  const { works, messages, heap } = world;
  const callIsLive = (w: number, stamp: number) => works.stamp[w] === stamp;
  const takeIsLive = (m: number, receipt: number) =>
    messages.receipt[m] === receipt && messages.state[m] === MESSAGE.inFlight;
  for (const component of world.components) {
    const { keeps, index } = component.config;
    component.timers = keeps
      ? new TimerRing(heap, EVENT.visibility, index, takeIsLive)
      : new TimerRing(heap, EVENT.callTimeout, index, callIsLive);
  }
  for (const flow of world.flows) {
    const requestIsLive = (request: number, tries: number) =>
      flow.states[request] === REQUEST.open && flow.triesOf(request) === tries;
    flow.timers = new TimerRing(heap, EVENT.requestTimeout, flow.index, requestIsLive);
  }
}

/** The mission and the diagram made ready for one run of a scenario; nothing has happened yet. */
export function compileWorld(
  mission: Mission,
  diagram: Diagram,
  scenario: Scenario,
  seed: string,
): World {
  const world = new World(scenario.horizonMs);
  const ordinals = new Map<string, number>();
  const byId = new Map<string, ComponentState>();
  for (const component of diagram.components) {
    const ordinal = ordinals.get(component.type) ?? 0;
    ordinals.set(component.type, ordinal + 1);
    const state = compileComponent(mission, component, world.components.length, ordinal, seed);
    world.components.push(state);
    byId.set(component.id, state);
  }
  const { network = 0 } = mission;
  if (network !== 0) world.network = new Sampler(network);
  world.flows = mission.flows.map((flow, index) => compileFlow(flow, index, scenario, seed, byId));
  world.connections = compileConnections(diagram, byId, world.flows);
  linkConnections(world.components, world.connections, world.flows);
  linkFollowers(world, mission);
  addEntries(world, mission);
  markSpared(world);
  addAsides(world);
  addVersions(world, mission);
  addTimers(world);
  return world;
}
