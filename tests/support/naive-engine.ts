import type { Duration } from '@/core/components/component-type';
import { resolvePhysics, resolveSettings } from '@/core/components/resolve-settings';
import type { Diagram } from '@/core/diagram/diagram-schema';
import type { Fault, Flow, Mission } from '@/core/missions/mission-schema';
import { RandomStream } from '@/core/simulation/random';
import { Sampler } from '@/core/simulation/sampler';
import type { ResponseTime, ScenarioRun } from '@/core/simulation/scenario-run';

/*
 * A second engine, written straight from docs/simulation.md with plain objects, closures and one sorted list. It shares
 * nothing with core/simulation but the dice (random streams and durations), and is there to disagree with it.
 */

interface Happening {
  time: number;
  priority: number;
  sequence: number;
  blame: Component | null;
  isLive: () => boolean;
  happen: () => void;
}

interface Link {
  id: string;
  from: Component;
  to: Component;
  sync: boolean;
  split: boolean;
  flows: Set<Stream>;
  sent: number;
  items: number;
  failed: number;
}

interface Replica {
  up: boolean;
  busy: number;
  inHand: Set<Unit>;
}

interface Message {
  queue: Component;
  stream: Stream;
  first: number;
  each: number;
  hops: number;
  receives: number;
  receipt: number;
  state: 'ready' | 'flying' | 'delayed' | 'gone';
  at: number;
  waited: number;
  order: number;
}

interface Unit {
  at: Component;
  link: Link | null;
  stream: Stream;
  first: number;
  count: number;
  hops: number;
  keyed: boolean;
  done: (ok: boolean) => void;
  /** Whether a crash reports to whoever waits: messages just stay hidden. */
  reportsDeath: boolean;
  isMessage: boolean;
  dead: boolean;
  doomed: boolean;
  replica: Replica | null;
  holds: boolean;
  fresh: boolean;
  since: number;
  wait: number;
  born: number;
  locked: boolean;
  credit: boolean;
  deduped: boolean;
  resume: () => void;
}

/** What goes through the connections of a unit: the unit itself, or one of its calls that run together. */
interface Strand {
  unit: Unit;
  branch: boolean;
  credit: boolean;
  deduped: boolean;
  step: number;
  end: number;
  item: number;
  attempt: number;
  /** Changes when what was waited for no longer counts. */
  token: object;
  ended: (ok: boolean) => void;
}

interface Stream {
  index: number;
  flow: Flow;
  client: Component | null;
  targets: string[];
  random: RandomStream;
  poison: number;
  requests: { start: number; state: string; took: number; open: number }[];
  served: Map<number, Set<string>>;
  delivered: number;
  duplicated: number;
  last: number | null;
  perTarget: Map<string, { delivered: number; duplicated: number; rejected: number }>;
  responseSum: number;
}

class Component {
  links: Link[] = [];
  sources: Link[] = [];
  sourceTurn = 0;
  consumers: Link[] = [];
  turn = 0;
  deadLetter: Link | null = null;
  buries = false;
  line: Unit[] = [];
  held: { enter: () => void }[] = [];
  ready: Message[] = [];
  replicas: Replica[] = [];
  replicaTurn = 0;
  outages = 0;
  pauses = 0;
  slow = 1;
  reject = 0;
  nextTurnAt = 0;
  nextCallAt = 0;
  turnSet = false;
  tokens = 0;
  tokensAt = 0;
  inside = 0;
  insideArea = 0;
  insideAt = 0;
  busyArea = 0;
  busyAt = 0;
  peak = 0;
  served = 0;
  items = 0;
  waitSum = 0;
  errors = 0;
  refused = 0;
  events = 0;
  processing: Unit[] = [];

  constructor(
    readonly index: number,
    readonly id: string,
    readonly type: string,
    readonly settings: Record<string, unknown>,
    readonly physics: Record<string, unknown>,
    readonly service: RandomStream,
    readonly chance: RandomStream,
    readonly jitter: RandomStream,
  ) {}

  number(name: string, fallback: number): number {
    const value = this.settings[name] ?? this.physics[name];
    return typeof value === 'number' ? value : fallback;
  }

  draw(name: string): number {
    return new Sampler((this.physics[name] ?? 0) as Duration).draw(this.service);
  }

  get concurrency(): number {
    if (this.type === 'service' || this.type === 'worker') return this.number('concurrency', 1);
    if (this.type === 'database' || this.type === 'cache') return this.number('connections', 1);
    return 0;
  }

  get slots(): number {
    return this.concurrency * this.replicas.length;
  }

  get busy(): number {
    return this.replicas.reduce((sum, replica) => sum + replica.busy, 0);
  }

  get free(): number {
    return this.replicas.reduce(
      (sum, replica) => sum + (replica.up ? this.concurrency - replica.busy : 0),
      0,
    );
  }

  get live(): number {
    return this.concurrency === 0 ? 1 : this.replicas.filter((replica) => replica.up).length;
  }

  get blocking(): boolean {
    return this.settings.io !== 'non-blocking';
  }
}

const MAX_HOPS = 100;

export function simulateNaively(input: {
  mission: Mission;
  diagram: Diagram;
  scenarioId: string;
  seed: string;
  maxEvents: number;
}): ScenarioRun {
  const { mission, diagram, seed } = input;
  const scenario = mission.scenarios.find((each) => each.id === input.scenarioId);
  if (scenario === undefined) throw new Error('no such scenario');
  let now = 0;
  let sequence = 0;
  let births = 0;
  let readyOrder = 0;
  let events = 0;
  let effort = 0;
  const agenda: Happening[] = [];
  let soon: (() => void)[] = [];
  const units = new Set<Unit>();
  const messages = new Set<Message>();

  const precedes = (x: Happening, y: Happening) =>
    x.time - y.time || x.priority - y.priority || x.sequence - y.sequence;
  const plan = (
    time: number,
    priority: number,
    blame: Component | null,
    isLive: () => boolean,
    happen: () => void,
  ) => {
    const happening = { time, priority, sequence: sequence++, blame, isLive, happen };
    let low = 0;
    let high = agenda.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (precedes(agenda[middle] as Happening, happening) < 0) low = middle + 1;
      else high = middle;
    }
    agenda.splice(low, 0, happening);
  };

  // ---- the parts -------------------------------------------------------------------------------------------------

  const ordinals: Record<string, number> = {};
  const components = diagram.components.map((each, index) => {
    const ordinal = ordinals[each.type] ?? 0;
    ordinals[each.type] = ordinal + 1;
    const stream = (purpose: string) =>
      new RandomStream(`${seed}/${each.type}#${ordinal}/${purpose}`);
    const component = new Component(
      index,
      each.id,
      each.type,
      { ...resolveSettings(mission, each) },
      { ...resolvePhysics(mission, each) },
      stream('service'),
      stream('chance'),
      stream('jitter'),
    );
    if (component.concurrency > 0) {
      for (let r = 0; r < component.number('replicas', 1); r++) {
        component.replicas.push({ up: true, busy: 0, inHand: new Set() });
      }
    }
    const rate = component.type === 'external-api' ? component.number('rateLimitPerSecond', 0) : 0;
    component.tokens = rate > 0 ? Math.max(1, rate) : 0;
    return component;
  });
  const byId = (id: string) => components.find((component) => component.id === id);
  const streams: Stream[] = mission.flows.map((flow, index) => {
    const targets = typeof flow.to === 'string' ? [flow.to] : [...new Set(flow.to)];
    return {
      index,
      flow,
      client: byId(flow.from) ?? null,
      targets,
      random: new RandomStream(`${seed}/flow#${index}`),
      poison: scenario.poison?.flow === flow.id ? scenario.poison.item : -1,
      requests: [],
      served: new Map(),
      delivered: 0,
      duplicated: 0,
      last: null,
      perTarget: new Map(targets.map((id) => [id, { delivered: 0, duplicated: 0, rejected: 0 }])),
      responseSum: 0,
    };
  });
  const links: Link[] = [];
  for (const each of diagram.connections) {
    const from = byId(each.from);
    const to = byId(each.to);
    if (from === undefined || to === undefined) continue;
    const link: Link = {
      id: each.id,
      from,
      to,
      sync: each.kind === 'sync',
      split: each.unit === 'item' && (from.type === 'service' || from.type === 'worker'),
      flows: new Set(
        streams.filter((s) => each.flows === undefined || each.flows.includes(s.flow.id)),
      ),
      sent: 0,
      items: 0,
      failed: 0,
    };
    links.push(link);
    if (from.type !== 'queue') from.links.push(link);
    else if (to.type === 'queue') {
      from.deadLetter = link;
      to.buries = true;
    } else {
      from.consumers.push(link);
      to.sources.push(link);
    }
  }
  const stepsOf = (component: Component, stream: Stream): Link[] => {
    const all = component.links.filter((link) => link.flows.has(stream));
    if (component.settings.calls !== 'together') return all;
    return [...all.filter((link) => link.sync), ...all.filter((link) => !link.sync)];
  };
  const isTarget = (component: Component, stream: Stream) => stream.targets.includes(component.id);
  const reaches = (link: Link, stream: Stream, seen: Link[] = []): boolean =>
    link.sync &&
    link.flows.has(stream) &&
    !seen.includes(link) &&
    (isTarget(link.to, stream) ||
      (link.to.type === 'load-balancer' &&
        stepsOf(link.to, stream).some((onward) => reaches(onward, stream, [...seen, link]))));

  // ---- counting --------------------------------------------------------------------------------------------------

  const changeInside = (c: Component, by: number) => {
    c.insideArea += c.inside * (now - c.insideAt);
    c.insideAt = now;
    c.inside += by;
  };
  const changeBusy = (c: Component, change: () => void) => {
    c.busyArea += c.busy * (now - c.busyAt);
    c.busyAt = now;
    change();
  };

  const serve = (c: Component, stream: Stream, first: number, count: number, keyed: boolean) => {
    if (count > 16) effort += count / 16;
    const target = stream.perTarget.get(c.id);
    if (target === undefined) throw new Error('not a target');
    for (let item = first; item < first + count; item++) {
      const by = stream.served.get(item) ?? new Set();
      stream.served.set(item, by);
      if (!by.has(c.id)) {
        by.add(c.id);
        target.delivered += 1;
        if (by.size === stream.targets.length) {
          stream.delivered += 1;
          stream.last = now;
        }
      } else if (!keyed) {
        target.duplicated += 1;
        stream.duplicated += 1;
      }
    }
  };

  // ---- units and slots -------------------------------------------------------------------------------------------

  const makeUnit = (
    at: Component,
    link: Link | null,
    stream: Stream,
    first: number,
    count: number,
    hops: number,
    done: (ok: boolean) => void,
  ): Unit => {
    const unit: Unit = {
      at,
      link,
      stream,
      first,
      count,
      hops,
      keyed: false,
      done,
      reportsDeath: true,
      isMessage: false,
      dead: false,
      doomed: false,
      replica: null,
      holds: false,
      fresh: true,
      since: now,
      wait: 0,
      born: births++,
      locked: false,
      credit: false,
      deduped: false,
      resume: () => undefined,
    };
    units.add(unit);
    return unit;
  };

  const takeSlot = (unit: Unit) => {
    const c = unit.at;
    const n = c.replicas.length;
    for (let k = 0; k < n; k++) {
      const r = (c.replicaTurn + k) % n;
      const replica = c.replicas[r] as Replica;
      if (!replica.up || replica.busy >= c.concurrency) continue;
      unit.replica?.inHand.delete(unit);
      unit.replica = replica;
      replica.inHand.add(unit);
      changeBusy(c, () => {
        replica.busy += 1;
      });
      unit.holds = true;
      c.replicaTurn = (r + 1) % n;
      return;
    }
    throw new Error('no free slot');
  };

  const freeSlot = (unit: Unit) => {
    const { replica, at } = unit;
    if (!unit.holds || replica === null) return;
    unit.holds = false;
    changeBusy(at, () => {
      replica.busy -= 1;
    });
    soon.push(() => wakeConsumer(at));
  };

  const gapOf = (c: Component) => {
    const rate = c.type === 'worker' ? c.number('rateLimitPerSecond', 0) : 0;
    return rate > 0 ? 1000 / rate : 0;
  };

  const turnIsDue = (c: Component): boolean => {
    if (gapOf(c) === 0 || now >= c.nextTurnAt - 1e-6) return true;
    if (!c.turnSet) {
      c.turnSet = true;
      plan(
        c.nextTurnAt,
        1,
        c,
        () => true,
        () => {
          c.turnSet = false;
          soon.push(() => wakeConsumer(c));
        },
      );
    }
    return false;
  };

  const overlaps = (x: { first: number; count: number }, first: number, count: number) =>
    x.first < first + count && first < x.first + x.count;
  const isProcessing = (c: Component, stream: Stream, first: number, count: number) =>
    c.processing.some((unit) => unit.stream === stream && overlaps(unit, first, count));

  const start = (unit: Unit) => {
    const c = unit.at;
    takeSlot(unit);
    unit.wait += now - unit.since;
    unit.fresh = false;
    if (gapOf(c) > 0) {
      c.nextTurnAt = Math.max(now, c.nextTurnAt) + gapOf(c);
      unit.credit = true;
    }
    let ms = c.draw(c.concurrency > 0 && 'workMs' in c.physics ? 'workMs' : 'latencyMs');
    if (c.settings.idempotent === true) {
      if (!isProcessing(c, unit.stream, unit.first, unit.count)) {
        unit.locked = true;
        c.processing.push(unit);
      }
      const steps = stepsOf(c, unit.stream);
      const calls = steps.filter((step) => step.sync);
      const branches = c.settings.calls === 'together' && calls.length > 1;
      const targetCalls = calls.filter((step) => reaches(step, unit.stream));
      if (targetCalls.length === 0 || calls.length < steps.length) ms += c.draw('dedupeMs');
      if (!branches && steps[0] !== undefined && targetCalls.includes(steps[0])) {
        ms += c.draw('dedupeMs');
        unit.deduped = true;
      }
    }
    plan(
      now + ms * c.slow,
      0,
      c,
      () => !unit.dead,
      () => worked(unit),
    );
  };

  const waitInLine = (unit: Unit) => {
    unit.since = now;
    unit.at.line.push(unit);
    unit.at.peak = Math.max(unit.at.peak, unit.at.line.length);
  };

  const retake = (unit: Unit) => {
    unit.wait += now - unit.since;
    takeSlot(unit);
    unit.resume();
  };

  const close = (unit: Unit) => {
    unit.dead = true;
    units.delete(unit);
    const c = unit.at;
    c.processing = c.processing.filter((other) => other !== unit);
    changeInside(c, -1);
  };

  const finish = (unit: Unit, ok: boolean) => {
    const c = unit.at;
    if (ok) {
      c.served += 1;
      c.items += unit.count;
      c.waitSum += unit.wait;
      if (isTarget(c, unit.stream)) serve(c, unit.stream, unit.first, unit.count, unit.keyed);
    } else c.errors += 1;
    freeSlot(unit);
    unit.replica?.inHand.delete(unit);
    close(unit);
    unit.done(ok);
  };

  const die = (unit: Unit) => {
    unit.at.errors += 1;
    close(unit);
    if (unit.reportsDeath) unit.done(false);
  };

  // ---- arriving at a component -----------------------------------------------------------------------------------

  const failLater = (unit: Unit) => {
    const at = now + unit.at.draw('errorMs');
    plan(
      at,
      0,
      unit.at,
      () => !unit.dead,
      () => finish(unit, false),
    );
  };

  const admit = (unit: Unit) => {
    const c = unit.at;
    if (c.reject > 0 && c.chance.next() < c.reject) {
      failLater(unit);
      return;
    }
    if (c.concurrency > 0) {
      const canStart = c.free > 0 && c.line.length === 0 && c.pauses === 0;
      if (canStart && turnIsDue(c)) start(unit);
      else if (c.line.length >= c.number('backlog', Number.POSITIVE_INFINITY)) {
        c.refused += 1;
        failLater(unit);
      } else waitInLine(unit);
      return;
    }
    const perSecond = c.type === 'external-api' ? c.number('rateLimitPerSecond', 0) : 0;
    if (perSecond > 0) {
      const refilled = c.tokens + (now - c.tokensAt) * (perSecond / 1000);
      c.tokens = Math.min(refilled, Math.max(1, perSecond));
      c.tokensAt = now;
      if (c.tokens < 1 - 1e-9) {
        const target = unit.stream.perTarget.get(c.id);
        if (target !== undefined) target.rejected += 1;
        c.refused += 1;
        failLater(unit);
        return;
      }
      c.tokens -= 1;
    }
    const failureRate = c.number('failureRate', 0);
    if (failureRate > 0 && c.chance.next() < failureRate) {
      failLater(unit);
      return;
    }
    plan(
      now + c.draw('latencyMs') * c.slow,
      0,
      c,
      () => !unit.dead,
      () => worked(unit),
    );
  };

  const enter = (unit: Unit) => {
    const c = unit.at;
    changeInside(c, 1);
    if (unit.hops > MAX_HOPS || c.outages > 0 || c.live === 0) failLater(unit);
    else if (c.pauses > 0) {
      c.held.push({
        enter: () => {
          if (unit.dead) return;
          if (c.outages > 0 || c.live === 0) failLater(unit);
          else admit(unit);
        },
      });
    } else admit(unit);
  };

  /** A call whose caller listens; returns how the caller stops listening. */
  const call = (
    link: Link,
    stream: Stream,
    first: number,
    count: number,
    hops: number,
    keyed: boolean,
    caller: Unit,
    answer: (ok: boolean) => void,
  ): (() => void) => {
    let listening = true;
    link.sent += 1;
    link.items += count;
    const unit = makeUnit(link.to, link, stream, first, count, hops, (ok) => {
      if (!listening || caller.dead) return;
      if (!ok) link.failed += 1;
      soon.push(() => {
        if (!listening || caller.dead) return;
        listening = false;
        answer(ok);
      });
    });
    unit.keyed = keyed;
    enter(unit);
    return () => {
      listening = false;
    };
  };

  /** A unit that nobody waits for. */
  const drop = (link: Link, stream: Stream, first: number, count: number, hops: number) => {
    link.sent += 1;
    link.items += count;
    enter(
      makeUnit(link.to, link, stream, first, count, hops, (ok) => {
        if (!ok) link.failed += 1;
      }),
    );
  };

  // ---- a unit's own work is over ---------------------------------------------------------------------------------

  const worked = (unit: Unit) => {
    const c = unit.at;
    const { stream, first, count } = unit;
    if (unit.doomed) {
      finish(unit, false);
      return;
    }
    if (isTarget(c, stream)) {
      if (stream.poison >= first && stream.poison < first + count) {
        finish(unit, false);
        return;
      }
      let known = unit.keyed;
      for (let item = first; item < first + count; item++) {
        if (!stream.served.get(item)?.has(c.id)) known = false;
      }
      if (known) {
        finish(unit, true);
        return;
      }
    }
    const steps = stepsOf(c, stream);
    if (c.type === 'load-balancer') {
      balance(unit, steps);
      return;
    }
    if (c.type === 'external-api') {
      for (const hook of steps) drop(hook, stream, first, count, unit.hops + 1);
    }
    if (c.type !== 'service' && c.type !== 'worker') {
      finish(unit, true);
      return;
    }
    const main: Strand = {
      unit,
      branch: false,
      credit: unit.credit,
      deduped: unit.deduped,
      step: 0,
      end: steps.length,
      item: 0,
      attempt: 0,
      token: {},
      ended: (ok) => finish(unit, ok),
    };
    const calls = steps.filter((step) => step.sync).length;
    if (c.settings.calls !== 'together' || calls < 2) {
      proceed(main, steps);
      return;
    }
    main.step = calls;
    if (!c.blocking) freeSlot(unit);
    let open = calls;
    let failed = false;
    for (let step = 0; step < calls; step++) {
      const branch: Strand = {
        ...main,
        branch: true,
        deduped: false,
        step,
        end: step + 1,
        token: {},
        ended: (ok) =>
          soon.push(() => {
            if (unit.dead) return;
            if (!ok) failed = true;
            open -= 1;
            if (open > 0) return;
            if (failed) finish(unit, false);
            else goOn(main, steps);
          }),
      };
      main.credit = false;
      proceed(branch, steps);
    }
  };

  const balance = (unit: Unit, steps: Link[]) => {
    const c = unit.at;
    if (steps.length === 0) {
      finish(unit, false);
      return;
    }
    const inTurn = steps.map((_, k) => (c.turn + k) % steps.length);
    const healthy = inTurn.filter((place) => {
      const { to } = steps[place] as Link;
      return to.outages === 0 && to.live > 0;
    });
    const load = (place: number) => {
      const { to } = steps[place] as Link;
      return to.slots === 0 ? to.inside : to.inside / to.slots;
    };
    let best = healthy[0] ?? (inTurn[0] as number);
    if (c.settings.policy === 'least-busy') {
      for (const place of healthy) if (load(place) < load(best)) best = place;
    }
    c.turn = (best + 1) % steps.length;
    call(
      steps[best] as Link,
      unit.stream,
      unit.first,
      unit.count,
      unit.hops + 1,
      unit.keyed,
      unit,
      (ok) => finish(unit, ok),
    );
  };

  // ---- going through the connections -----------------------------------------------------------------------------

  const isWaiting = (strand: Strand, token: object) => !strand.unit.dead && strand.token === token;

  const proceed = (strand: Strand, steps: Link[]) => {
    const { unit } = strand;
    for (; strand.step < strand.end; strand.step++) {
      const link = steps[strand.step] as Link;
      if (link.sync) {
        beginCall(strand, steps, link);
        return;
      }
      if (link.to.type === 'queue' || link.to.type === 'topic') {
        publish(strand, steps, link);
        return;
      }
      const each = link.split ? 1 : unit.count;
      for (let first = unit.first; first < unit.first + unit.count; first += each) {
        effort += 1;
        drop(link, unit.stream, first, each, unit.hops + 1);
      }
    }
    strand.ended(true);
  };

  const goOn = (strand: Strand, steps: Link[]) => {
    const { unit } = strand;
    const c = unit.at;
    if (c.blocking || strand.branch || unit.holds || strand.step >= strand.end) {
      proceed(strand, steps);
      return;
    }
    unit.resume = () => proceed(strand, steps);
    if (c.free > 0 && c.line.length === 0 && c.pauses === 0) {
      takeSlot(unit);
      unit.resume();
    } else waitInLine(unit);
  };

  const nextItemOrStep = (strand: Strand, steps: Link[]) => {
    const link = steps[strand.step] as Link;
    strand.attempt = 0;
    if (reaches(link, strand.unit.stream) && strand.item + 1 < strand.unit.count) strand.item += 1;
    else {
      strand.item = 0;
      strand.step += 1;
    }
    goOn(strand, steps);
  };

  const beginCall = (strand: Strand, steps: Link[], link: Link) => {
    const { unit } = strand;
    const c = unit.at;
    if (!c.blocking && !strand.branch) freeSlot(unit);
    if (c.settings.idempotent === true && reaches(link, unit.stream)) {
      if (!strand.deduped) {
        const token = {};
        strand.token = token;
        plan(
          now + c.draw('dedupeMs') * c.slow,
          0,
          c,
          () => isWaiting(strand, token),
          () => placeCall(strand, steps, link),
        );
        return;
      }
      strand.deduped = false;
    }
    placeCall(strand, steps, link);
  };

  const placeCall = (strand: Strand, steps: Link[], link: Link) => {
    const c = strand.unit.at;
    const gap = gapOf(c);
    if (gap > 0) {
      let at = now;
      if (strand.credit) strand.credit = false;
      else {
        at = Math.max(now, c.nextTurnAt);
        c.nextTurnAt = at + gap;
      }
      at = Math.max(at, c.nextCallAt);
      c.nextCallAt = at + gap;
      if (at > now + 1e-6) {
        const token = {};
        strand.token = token;
        plan(
          at,
          1,
          c,
          () => isWaiting(strand, token),
          () => callNow(strand, steps, link),
        );
        return;
      }
    }
    callNow(strand, steps, link);
  };

  const callNow = (strand: Strand, steps: Link[], link: Link) => {
    const { unit } = strand;
    const c = unit.at;
    const single = reaches(link, unit.stream);
    const token = {};
    strand.token = token;
    const stopListening = call(
      link,
      unit.stream,
      unit.first + (single ? strand.item : 0),
      single ? 1 : unit.count,
      unit.hops + 1,
      unit.keyed || c.settings.idempotent === true,
      unit,
      (ok) => {
        strand.token = {};
        if (ok) nextItemOrStep(strand, steps);
        else tryAgain(strand, steps);
      },
    );
    plan(
      now + c.number('timeoutMs', 30_000),
      1,
      c,
      () => isWaiting(strand, token),
      () => {
        stopListening();
        strand.token = {};
        link.failed += 1;
        tryAgain(strand, steps);
      },
    );
  };

  const tryAgain = (strand: Strand, steps: Link[]) => {
    const c = strand.unit.at;
    if (strand.attempt >= c.number('retries', 0)) {
      strand.ended(false);
      return;
    }
    const delay = c.number('backoffMs', 200) * 2 ** strand.attempt * (0.5 + c.jitter.next());
    strand.attempt += 1;
    const token = {};
    strand.token = token;
    plan(
      now + delay,
      1,
      c,
      () => isWaiting(strand, token),
      () => {
        const link = steps[strand.step] as Link;
        if (link.sync) placeCall(strand, steps, link);
        else publish(strand, steps, link);
      },
    );
  };

  // ---- publishing ------------------------------------------------------------------------------------------------

  const publish = (strand: Strand, steps: Link[], link: Link) => {
    const { unit } = strand;
    const c = unit.at;
    const broker = link.to;
    const each = link.split ? 1 : unit.count;
    const total = link.split ? unit.count : 1;
    const batch = Math.min(link.split ? c.number('maxPublishBatch', 1) : 1, total - strand.item);
    const token = {};
    strand.token = token;
    if (!c.blocking && !strand.branch) freeSlot(unit);
    const refuse = () => {
      link.sent += batch;
      link.items += batch * each;
      link.failed += batch;
      broker.errors += batch;
      tryAgain(strand, steps);
    };
    const live = () => isWaiting(strand, token);
    const rejected =
      broker.outages > 0 ||
      unit.hops >= MAX_HOPS ||
      (broker.reject > 0 && broker.chance.next() < broker.reject);
    if (rejected) {
      plan(now, 0, c, live, refuse);
      return;
    }
    if (broker.pauses > 0) {
      broker.held.push({
        enter: () => {
          if (live()) publish(strand, steps, link);
        },
      });
      plan(now + c.number('timeoutMs', 30_000), 1, c, live, () => {
        strand.token = {};
        refuse();
      });
      return;
    }
    plan(now + c.draw('publishMs') * broker.slow, 0, c, live, () => {
      const first = unit.first + strand.item * each;
      link.sent += batch;
      link.items += batch * each;
      let stored = batch;
      if (broker.type === 'topic') copy(broker, unit.stream, first, each, batch, unit.hops + 1);
      else stored = put(broker, unit.stream, first, each, batch, unit.hops + 1);
      strand.item += stored;
      link.failed += batch - stored;
      if (stored < batch) {
        tryAgain(strand, steps);
        return;
      }
      strand.attempt = 0;
      if (strand.item < total) publish(strand, steps, link);
      else {
        strand.item = 0;
        strand.step += 1;
        goOn(strand, steps);
      }
    });
  };

  const copy = (
    topic: Component,
    stream: Stream,
    first: number,
    each: number,
    count: number,
    hops: number,
  ) => {
    topic.served += count;
    topic.items += count * each;
    if (isTarget(topic, stream)) serve(topic, stream, first, count * each, false);
    for (const link of stepsOf(topic, stream)) {
      if (link.to.type === 'queue') {
        link.sent += count;
        link.items += count * each;
        const stored = link.to.outages > 0 ? 0 : put(link.to, stream, first, each, count, hops + 1);
        link.failed += count - stored;
        topic.errors += count - stored;
      } else {
        for (let k = 0; k < count; k++) {
          effort += 1;
          drop(link, stream, first + k * each, each, hops + 1);
        }
      }
    }
  };

  // ---- queues ----------------------------------------------------------------------------------------------------

  const makeReady = (message: Message) => {
    message.state = 'ready';
    message.order = readyOrder++;
    message.queue.ready.push(message);
  };

  const put = (
    q: Component,
    stream: Stream,
    first: number,
    each: number,
    count: number,
    hops: number,
  ): number => {
    const room = Math.max(0, q.number('capacity', Number.POSITIVE_INFINITY) - q.inside);
    const stored = Math.min(room, count);
    q.refused += count - stored;
    q.errors += count - stored;
    if (stored === 0) return 0;
    for (let k = 0; k < stored; k++) {
      const message: Message = {
        queue: q,
        stream,
        first: first + k * each,
        each,
        hops,
        receives: 0,
        receipt: 0,
        state: 'ready',
        at: now,
        waited: 0,
        order: 0,
      };
      messages.add(message);
      makeReady(message);
    }
    changeInside(q, stored);
    q.peak = Math.max(q.peak, q.inside);
    soon.push(() => wakeQueue(q));
    if (isTarget(q, stream)) serve(q, stream, first, each * stored, false);
    return stored;
  };

  const removeMessage = (message: Message) => {
    const q = message.queue;
    q.ready = q.ready.filter((other) => other !== message);
    message.state = 'gone';
    messages.delete(message);
    changeInside(q, -1);
  };

  const acknowledge = (message: Message, receipt: number) => {
    if (message.state === 'gone' || message.receipt !== receipt) return;
    const q = message.queue;
    q.served += 1;
    q.items += message.each;
    q.waitSum += message.waited;
    removeMessage(message);
  };

  const bury = (message: Message) => {
    const q = message.queue;
    const route = q.deadLetter;
    q.errors += 1;
    if (route?.flows.has(message.stream) && message.hops + 1 <= MAX_HOPS) {
      route.sent += 1;
      route.items += message.each;
      const { stream, first, each, hops } = message;
      route.failed += 1 - put(route.to, stream, first, each, 1, hops + 1);
    }
    removeMessage(message);
  };

  const giveBack = (message: Message, receipt: number) => {
    if (message.state !== 'flying' || message.receipt !== receipt) return;
    const q = message.queue;
    if (message.receives >= q.number('maxReceives', 5)) {
      bury(message);
      return;
    }
    const doubled = q.number('redeliveryDelayMs', 1000) * 2 ** (message.receives - 1);
    const delay = Math.min(doubled, 900_000) * (0.5 + q.jitter.next());
    message.state = 'delayed';
    plan(
      now + delay,
      1,
      q,
      () => message.state === 'delayed',
      () => {
        makeReady(message);
        soon.push(() => wakeQueue(q));
      },
    );
  };

  const take = (link: Link, message: Message) => {
    const c = link.to;
    const q = message.queue;
    q.ready = q.ready.filter((other) => other !== message);
    message.state = 'flying';
    message.receipt += 1;
    message.receives += 1;
    message.waited = now - message.at;
    const { receipt, stream, first, each } = message;
    link.sent += 1;
    link.items += each;
    if (c.settings.idempotent === true && isProcessing(c, stream, first, each)) {
      link.failed += 1;
      giveBack(message, receipt);
      return;
    }
    const unit = makeUnit(c, link, stream, first, each, message.hops + 1, (ok) => {
      if (!ok) link.failed += 1;
      if (c.settings.ack === 'before') return;
      if (ok) acknowledge(message, receipt);
      else giveBack(message, receipt);
    });
    if (c.settings.ack === 'before') acknowledge(message, receipt);
    else {
      unit.reportsDeath = false;
      plan(
        now + q.number('visibilityTimeoutMs', 300_000),
        1,
        q,
        () => message.state === 'flying' && message.receipt === receipt,
        () => {
          if (message.receives >= q.number('maxReceives', 5)) bury(message);
          else {
            makeReady(message);
            soon.push(() => wakeQueue(q));
          }
        },
      );
    }
    changeInside(c, 1);
    unit.doomed = unit.hops > MAX_HOPS || (c.reject > 0 && c.chance.next() < c.reject);
    start(unit);
  };

  const headFor = (link: Link) => link.from.ready.find((message) => link.flows.has(message.stream));
  const stands = (c: Component) => c.pauses > 0 || c.outages > 0;

  const wakeConsumer = (c: Component) => {
    while (c.free > 0 && c.pauses === 0) {
      const unit = c.line[0];
      if (unit !== undefined) {
        if (unit.fresh && !turnIsDue(c)) return;
        c.line.shift();
        if (unit.fresh) start(unit);
        else retake(unit);
        continue;
      }
      if (c.outages > 0) return;
      const n = c.sources.length;
      const place = c.sources
        .map((_, k) => (c.sourceTurn + k) % n)
        .find((each) => {
          const source = c.sources[each] as Link;
          return !stands(source.from) && headFor(source) !== undefined;
        });
      if (place === undefined || !turnIsDue(c)) return;
      c.sourceTurn = (place + 1) % n;
      const source = c.sources[place] as Link;
      take(source, headFor(source) as Message);
    }
  };

  const wakeQueue = (q: Component) => {
    let idle = 0;
    while (idle < q.consumers.length && !stands(q)) {
      const link = q.consumers[q.turn] as Link;
      q.turn = (q.turn + 1) % q.consumers.length;
      const c = link.to;
      const ready = c.free > 0 && !stands(c) && c.line.length === 0 ? headFor(link) : undefined;
      if (ready === undefined || !turnIsDue(c)) idle += 1;
      else {
        take(link, ready);
        idle = 0;
      }
    }
  };

  // ---- clients ---------------------------------------------------------------------------------------------------

  const think = (stream: Stream) => {
    const { arrivals } = stream.flow;
    if (!('users' in arrivals)) return;
    const ms = new Sampler(arrivals.thinkMs).draw(stream.random);
    plan(
      now + ms,
      2,
      stream.client,
      () => true,
      () => open(stream),
    );
  };

  const closeRequest = (stream: Stream, number: number, state: string) => {
    const request = stream.requests[number];
    if (request === undefined || request.state !== 'open') return;
    request.state = state;
    request.took = now - request.start;
    const { client } = stream;
    if (client !== null) {
      changeInside(client, -1);
      if (state === 'accepted') {
        client.served += 1;
        client.items += stream.flow.items;
      } else client.errors += 1;
    }
    if (state === 'accepted') stream.responseSum += request.took;
    think(stream);
  };

  const open = (stream: Stream) => {
    const { flow, client } = stream;
    const steps = client === null ? [] : stepsOf(client, stream);
    const number = stream.requests.length;
    const request = { start: now, state: 'open', took: 0, open: steps.length };
    stream.requests.push(request);
    if (client !== null) changeInside(client, 1);
    if (steps.length === 0) {
      closeRequest(stream, number, 'rejected');
      return;
    }
    for (const link of steps) {
      link.sent += 1;
      link.items += flow.items;
      const unit = makeUnit(link.to, link, stream, number * flow.items, flow.items, 1, (ok) => {
        if (request.state !== 'open') return;
        if (!ok) {
          link.failed += 1;
          closeRequest(stream, number, 'rejected');
          return;
        }
        request.open -= 1;
        if (request.open === 0) closeRequest(stream, number, 'accepted');
      });
      enter(unit);
    }
    plan(
      now + flow.timeoutMs,
      1,
      client,
      () => request.state === 'open',
      () => closeRequest(stream, number, 'timed-out'),
    );
  };

  const planArrival = (stream: Stream, from: number, number: number) => {
    const { arrivals } = stream.flow;
    let time: number | undefined;
    if ('at' in arrivals) time = [...arrivals.at].sort((x, y) => x - y)[number];
    else if ('perSecond' in arrivals) {
      const gap = 1000 / arrivals.perSecond;
      const next = arrivals.poisson
        ? from + new Sampler({ exponential: gap }).draw(stream.random)
        : arrivals.fromMs + gap * number;
      if (next < arrivals.toMs) time = next;
    }
    if (time === undefined) return;
    plan(
      time,
      2,
      stream.client,
      () => true,
      () => {
        planArrival(stream, now, number + 1);
        open(stream);
      },
    );
  };

  // ---- faults ----------------------------------------------------------------------------------------------------

  const entries = (flowId: string): Component[] => {
    const stream = streams.find((each) => each.flow.id === flowId);
    const found: Component[] = [];
    const seen: Component[] = [];
    const look = (c: Component) => {
      if (seen.includes(c) || stream === undefined) return;
      seen.push(c);
      for (const link of stepsOf(c, stream)) {
        if (link.to.type === 'load-balancer') look(link.to);
        else found.push(link.to);
      }
    };
    if (stream?.client) look(stream.client);
    return found;
  };
  const struck = ({ target }: Fault): Component[] =>
    components.filter((c) => {
      if ('id' in target) return c.id === target.id;
      if ('type' in target) return c.type === target.type;
      if ('entryOf' in target) return entries(target.entryOf).includes(c);
      return (
        c.type !== 'queue' &&
        c.links.some((link) => link.to.id === target.callersOf && link.flows.size > 0)
      );
    });
  const active: { fault: Fault; targets: Component[] }[] = [];
  const weigh = (targets: Component[]) => {
    for (const c of targets) {
      c.slow = 1;
      let passing = 1;
      for (const each of active) {
        if (!each.targets.includes(c)) continue;
        if (each.fault.effect === 'slow') c.slow *= each.fault.factor;
        if (each.fault.effect === 'reject') passing *= 1 - each.fault.share;
      }
      c.reject = 1 - passing;
    }
  };
  const wake = (c: Component) => {
    if (c.type === 'queue') soon.push(() => wakeQueue(c));
    else if (c.concurrency > 0) soon.push(() => wakeConsumer(c));
  };
  const oldestFirst = (some: Iterable<Unit>) => [...some].sort((x, y) => x.born - y.born);

  const crash = (targets: Component[], count: number): (() => void) => {
    const candidates = targets.flatMap((c) =>
      c.concurrency === 0
        ? c.outages === 0
          ? [{ c, r: -1, inHand: c.inside }]
          : []
        : c.replicas.flatMap((replica, r) =>
            replica.up ? [{ c, r, inHand: replica.inHand.size }] : [],
          ),
    );
    candidates.sort((x, y) => y.inHand - x.inHand || x.c.index - y.c.index || x.r - y.r);
    const dead = candidates.slice(0, count);
    for (const { c, r } of dead) {
      const replica = c.replicas[r];
      if (replica === undefined) {
        c.outages += 1;
        if (c.type === 'queue' || c.type === 'topic') continue;
        for (const unit of oldestFirst([...units].filter((each) => each.at === c))) die(unit);
        continue;
      }
      const victims = oldestFirst(replica.inHand);
      changeBusy(c, () => {
        replica.busy = 0;
        replica.up = false;
      });
      replica.inHand.clear();
      c.line = c.line.filter((unit) => unit.replica !== replica);
      for (const unit of victims) die(unit);
      if (c.live === 0) {
        const waiting = c.line;
        c.line = [];
        for (const unit of waiting) die(unit);
      }
    }
    return () => {
      for (const { c, r } of dead) {
        const replica = c.replicas[r];
        if (replica === undefined) c.outages -= 1;
        else replica.up = true;
        wake(c);
      }
    };
  };

  for (const fault of scenario.faults) {
    const targets = struck(fault);
    let end: () => void = () => undefined;
    const state = { fault, targets };
    plan(
      fault.at,
      1,
      null,
      () => true,
      () => {
        if (fault.effect === 'outage') for (const c of targets) c.outages += 1;
        else if (fault.effect === 'pause') for (const c of targets) c.pauses += 1;
        else if (fault.effect === 'crash') end = crash(targets, fault.replicas);
        else {
          active.push(state);
          active.sort(
            (x, y) => scenario.faults.indexOf(x.fault) - scenario.faults.indexOf(y.fault),
          );
          weigh(targets);
        }
      },
    );
    plan(
      fault.at + fault.forMs,
      1,
      null,
      () => true,
      () => {
        if (fault.effect === 'outage') {
          for (const c of targets) {
            c.outages -= 1;
            wake(c);
          }
        } else if (fault.effect === 'pause') {
          for (const c of targets) {
            c.pauses -= 1;
            if (c.pauses > 0) continue;
            const { held } = c;
            c.held = [];
            for (const each of held) each.enter();
            wake(c);
          }
        } else if (fault.effect === 'crash') end();
        else {
          active.splice(active.indexOf(state), 1);
          weigh(targets);
        }
      },
    );
  }

  // ---- the run ---------------------------------------------------------------------------------------------------

  for (const stream of streams) {
    const { arrivals } = stream.flow;
    if ('users' in arrivals) for (let user = 0; user < arrivals.users; user++) think(stream);
    else planArrival(stream, 'fromMs' in arrivals ? arrivals.fromMs : 0, 0);
  }
  let exceeded = false;
  for (;;) {
    const happening = agenda.shift();
    if (happening === undefined || happening.time > scenario.horizonMs) break;
    if (!happening.isLive()) continue;
    now = happening.time;
    events += 1;
    effort += 1;
    if (happening.blame !== null) happening.blame.events += 1;
    happening.happen();
    while (soon.length > 0) {
      const due = soon;
      soon = [];
      // What is settled may ask for more; that comes after what was asked before.
      while (due.length > 0) {
        (due.shift() as () => void)();
        due.push(...soon);
        soon = [];
      }
    }
    if (effort >= input.maxEvents) {
      exceeded = true;
      break;
    }
  }

  // ---- the report ------------------------------------------------------------------------------------------------

  const end = exceeded ? now : scenario.horizonMs;
  now = end;
  const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
  const covers = (x: { stream: Stream; first: number }, count: number, s: Stream, item: number) =>
    x.stream === s && item >= x.first && item < x.first + count;

  const describe = (stream: Stream): ScenarioRun['flows'][number] => {
    const { requests, flow } = stream;
    const counts = { delivered: 0, deadLettered: 0, pending: 0, lost: 0, refused: 0 };
    for (let item = 0; item < requests.length * flow.items; item++) {
      const accepted = requests[Math.floor(item / flow.items)]?.state === 'accepted';
      const inUnit = [...units].some((unit) => covers(unit, unit.count, stream, item));
      const copies = [...messages].filter((each) => covers(each, each.each, stream, item));
      if (stream.served.get(item)?.size === stream.targets.length) counts.delivered += 1;
      else if (inUnit || copies.some((each) => !each.queue.buries)) counts.pending += 1;
      else if (copies.length > 0) counts.deadLettered += 1;
      else if (accepted) counts.lost += 1;
      else counts.refused += 1;
    }
    const answered = requests
      .filter((request) => request.state === 'accepted')
      .map((request) => request.took)
      .sort((x, y) => x - y);
    const at = (percentile: number): ResponseTime => {
      if (requests.length === 0) return null;
      const value = answered[Math.max(0, Math.ceil((percentile * requests.length) / 100) - 1)];
      return value === undefined ? 'infinite' : rounded(value);
    };
    const n = answered.length;
    return {
      id: flow.id,
      requests: requests.length,
      accepted: n,
      rejected: requests.filter((request) => request.state === 'rejected').length,
      timedOut: requests.filter((request) => request.state === 'timed-out').length,
      responseMs: {
        mean: n === 0 ? null : rounded(stream.responseSum / n),
        p50: at(50),
        p95: at(95),
        p99: at(99),
        max: at(100),
      },
      items: {
        offered: requests.length * flow.items,
        accepted: n * flow.items,
        delivered: counts.delivered,
        duplicated: stream.duplicated,
        deadLettered: counts.deadLettered,
        pending: counts.pending,
        lost: counts.lost,
        refused: counts.refused,
      },
      targets: [...stream.perTarget].map(([id, target]) => ({ id, ...target })),
      lastDeliveryMs: stream.last === null ? null : rounded(stream.last),
    };
  };

  let busiest: Component | null = null;
  for (const c of components) if (busiest === null || c.events > busiest.events) busiest = c;
  return {
    id: scenario.id,
    status: exceeded ? 'budget-exceeded' : 'ok',
    events,
    blamed: exceeded ? (busiest?.id ?? null) : null,
    flows: streams.map(describe),
    components: components.map((c) => {
      changeInside(c, 0);
      changeBusy(c, () => undefined);
      const waits = c.concurrency > 0 || c.type === 'queue';
      return {
        id: c.id,
        served: c.served,
        items: c.items,
        utilisation: c.concurrency > 0 && end > 0 ? rounded(c.busyArea / (c.slots * end)) : null,
        meanWaitMs: waits && c.served > 0 ? rounded(c.waitSum / c.served) : null,
        meanInSystem: end > 0 ? rounded(c.insideArea / end) : 0,
        peakDepth: c.peak,
        errors: c.errors,
        refused: c.refused,
      };
    }),
    connections: links.map(({ id, sent, items, failed }) => ({ id, sent, items, failed })),
  };
}
