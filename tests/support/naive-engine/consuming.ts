import { bundle } from './bundles';
import { begin, isInProcess, MAX_HOPS, shedOld, turnIsDue } from './door';
import { failLater } from './ending';
import { move, spend } from './gauges';
import { isTooLate } from './guarding';
import type { Link, Message, Part, World } from './model';
import { acknowledge, giveBack, headOf, hide, nextFor, take } from './queues';
import { freeSlots, lineOf } from './slots';
import { createUnit } from './walkers';

function sameWay(one: Message, other: Message): boolean {
  const { served, wasDead } = one.past;
  return (
    one.hops === other.hops &&
    wasDead === other.past.wasDead &&
    one.past.saysDone === other.past.saysDone &&
    served.size === other.past.served.size &&
    [...served].every((part) => other.past.served.has(part))
  );
}

/** Hands messages to a consumer that has a free slot: as many as it takes together, if they came the same way. */
function consume(world: World, link: Link, head: Message): void {
  const part = link.to;
  const { flow, past } = head;
  const batch: { message: Message; receipt: object }[] = [];
  let next: Message | undefined = head;
  for (let taken = 1; next !== undefined; taken++) {
    const message: Message = next;
    const receipt = take(world, message);
    link.sent += 1;
    link.items += message.count;
    if (part.idempotent && isInProcess(part, message)) {
      link.failed += 1;
      giveBack(world, message, receipt, 'sameKey');
    } else batch.push({ message, receipt });
    next = taken < part.takesAtOnce ? headOf(world, link.from, flow) : undefined;
    if (next !== undefined && !sameWay(head, next)) next = undefined;
  }
  const [one] = batch;
  if (one === undefined) return;
  const together = part.takesAtOnce > 1;
  const { first, count } = together
    ? bundle(
        flow,
        batch.map(({ message }) => message),
      )
    : one.message;
  if (together) world.effort += count;
  const hops = head.hops + 1;
  const unit = createUnit(world, {
    part,
    flow,
    first,
    count,
    hops,
    past,
    source: link,
    ended: (ok) => {
      if (!ok) link.failed += part.ackBefore ? 1 : batch.length;
      if (part.ackBefore) return;
      for (const { message, receipt } of batch) {
        if (ok) acknowledge(world, message, receipt);
        else giveBack(world, message, receipt, 'failed');
      }
    },
  });
  // Nobody gives back what a dead replica held: it stays hidden until its time is over.
  if (!part.ackBefore) unit.died = () => undefined;
  for (const { message, receipt } of batch) {
    if (part.ackBefore) acknowledge(world, message, receipt);
    else hide(world, message, receipt);
  }
  move(world, part.inside, 1);
  unit.willFail = hops > MAX_HOPS || (part.reject > 0 && part.draw.chance() < part.reject);
  begin(world, unit);
}

function delivers(queue: Part): boolean {
  return queue.pauses === 0 && queue.outages === 0;
}

/** Takes one message from the queues of a consumer in turn; false when there is none to take now. */
function pull(world: World, part: Part): boolean {
  const { sources } = part;
  spend(world, sources.length);
  // It will be woken when its turn comes, and looks at no message before.
  if (part.turnIsSet && !turnIsDue(world, part)) return false;
  for (let k = 0; k < sources.length; k++) {
    const place = (part.turn + k) % sources.length;
    const link = sources[place];
    const message = link && delivers(link.from) ? nextFor(world, link) : undefined;
    if (link === undefined || message === undefined) continue;
    if (!turnIsDue(world, part)) return false;
    part.turn = (place + 1) % sources.length;
    consume(world, link, message);
    return true;
  }
  return false;
}

/** A consumer may have a free slot: those in line come first, then the queues. */
export function wakeConsumer(world: World, part: Part, shard: number): void {
  while (freeSlots(part, shard) > 0 && part.pauses === 0) {
    shedOld(world, part);
    const line = lineOf(part, shard);
    const next = part.newestFirst ? line.at(-1) : line[0];
    if (next !== undefined) {
      if (next.isNew && !turnIsDue(world, part)) return;
      part.line.splice(part.line.indexOf(next), 1);
      if (next.isNew && isTooLate(world, next.unit)) failLater(world, next.unit);
      else next.begin();
    } else if (part.outages > 0 || !pull(world, part)) return;
  }
}

/** A queue may have something to deliver: its consumers take one each in turn, while anybody can. */
export function wakeQueue(world: World, queue: Part): void {
  const { consumers } = queue;
  spend(world, consumers.length);
  let inVain = 0;
  while (inVain < consumers.length && delivers(queue)) {
    const link = consumers[queue.turn];
    queue.turn = (queue.turn + 1) % consumers.length;
    if (link === undefined) return;
    const part = link.to;
    const canTake =
      freeSlots(part) > 0 && part.pauses === 0 && part.outages === 0 && part.line.length === 0;
    const message = canTake ? nextFor(world, link) : undefined;
    if (message !== undefined && turnIsDue(world, part)) {
      consume(world, link, message);
      inVain = 0;
    } else inVain += 1;
  }
}
