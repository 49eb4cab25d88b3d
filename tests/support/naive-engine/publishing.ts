import { COMPLETION, EXPIRY } from './calendar';
import { deliver, isTarget } from './delivering';
import { enter, MAX_HOPS } from './door';
import type { Link, Unit, World } from './model';
import { withServed } from './past';
import { type Parcel, store } from './queues';
import { freeSlot } from './slots';
import { tryAgain } from './trying';
import { createUnit, renew, setFor } from './walkers';

/** Hands messages to a service or worker without a broker: they wait in its memory. */
function sendDirect(world: World, link: Link, parcel: Parcel): void {
  const { flow, first, each, count, hops, past } = parcel;
  link.sent += count;
  link.items += count * each;
  for (let i = 0; i < count; i++) {
    world.effort += 1;
    const ended = (ok: boolean) => {
      if (!ok) link.failed += 1;
    };
    const at = first + i * each;
    const part = link.to;
    enter(world, createUnit(world, { part, flow, first: at, count: each, hops, past, ended }));
  }
}

/** What a unit publishes along a connection: itself, or each of its items. */
function parcelOf(unit: Unit, link: Link): Parcel {
  const { flow, first, count } = unit;
  const hops = unit.hops + 1;
  const { past } = unit.self;
  return link.splits
    ? { flow, first, each: 1, count, hops, past }
    : { flow, first, each: count, count: 1, hops, past };
}

/** Sends a unit, or each of its items, to a service or worker. */
export function send(world: World, unit: Unit, link: Link): void {
  sendDirect(world, link, parcelOf(unit, link));
}

/** A topic copies what it got to all its subscribers, full or down queues excepted. */
function copy(world: World, link: Link, parcel: Parcel): void {
  const topic = link.to;
  const { flow, first, each, count } = parcel;
  topic.served += count;
  topic.items += count * each;
  deliver(world, topic, flow, first, count * each, false, parcel.past);
  const past = isTarget(flow, topic) ? withServed(parcel.past, topic) : parcel.past;
  const copies = { ...parcel, hops: parcel.hops + 1, past };
  for (const onward of topic.steps.get(flow) ?? []) {
    if (onward.to.type === 'queue') {
      const stored = onward.to.outages > 0 ? 0 : store(world, onward.to, copies);
      onward.sent += count;
      onward.items += count * each;
      onward.failed += count - stored;
      topic.errors += count - stored;
    } else sendDirect(world, onward, copies);
  }
}

/** Publishes to a broker batch by batch; `then` learns how it ended. */
export function publish(world: World, unit: Unit, link: Link, then: (ok: boolean) => void): void {
  const { part, self } = unit;
  const broker = link.to;
  const whole = parcelOf(unit, link);
  let done = 0;
  let attempt = 0;

  const present = (): Parcel => {
    const count = Math.min(link.splits ? part.batch : 1, whole.count - done);
    return { ...whole, first: whole.first + done * whole.each, count };
  };

  const failed = () => {
    const again = () => {
      attempt += 1;
      publishBatch();
    };
    tryAgain(world, self, null, attempt, again, () => then(false));
  };

  const refused = () => {
    const { count, each } = present();
    link.sent += count;
    link.items += count * each;
    link.failed += count;
    broker.errors += count;
    failed();
  };

  const acknowledged = () => {
    const batch = present();
    link.sent += batch.count;
    link.items += batch.count * batch.each;
    let stored = batch.count;
    if (broker.type === 'topic') copy(world, link, batch);
    else stored = store(world, broker, batch);
    done += stored;
    link.failed += batch.count - stored;
    if (stored < batch.count) failed();
    else if (done < whole.count) {
      attempt = 0;
      publishBatch();
    } else then(true);
  };

  const publishBatch = () => {
    const { nowMs } = world;
    if (part.nonBlocking) freeSlot(world, unit);
    if (
      broker.outages > 0 ||
      unit.hops >= MAX_HOPS ||
      (broker.reject > 0 && broker.draw.chance() < broker.reject)
    ) {
      setFor(world, self, nowMs, COMPLETION, refused);
    } else if (broker.pauses > 0) {
      const letIn = () => {
        renew(self);
        publishBatch();
      };
      broker.held.push({ walker: self, ticket: self.ticket, letIn });
      setFor(world, self, nowMs + part.timeoutMs, EXPIRY, () => {
        renew(self);
        link.timedOut += 1;
        refused();
      });
    } else {
      setFor(world, self, nowMs + part.draw.publish() * broker.slow, COMPLETION, acknowledged);
    }
  };

  publishBatch();
}
