import { begin, isInProcess, MAX_HOPS, turnIsDue } from './door';
import { move, spend } from './gauges';
import type { Link, Message, Part, World } from './model';
import { acknowledge, giveBack, hide, nextFor, take } from './queues';
import { freeSlots } from './slots';
import { createUnit } from './walkers';

/** Hands a message to a consumer that has a free slot. */
function consume(world: World, link: Link, message: Message): void {
  const part = link.to;
  const receipt = take(world, message);
  const { flow, first, count } = message;
  link.sent += 1;
  link.items += count;
  if (part.idempotent && isInProcess(part, message)) {
    link.failed += 1;
    giveBack(world, message, receipt, 'sameKey');
    return;
  }
  const hops = message.hops + 1;
  const unit = createUnit(world, {
    part,
    flow,
    first,
    count,
    hops,
    past: message.past,
    source: link,
    ended: (ok) => {
      if (!ok) link.failed += 1;
      if (part.ackBefore) return;
      if (ok) acknowledge(world, message, receipt);
      else giveBack(world, message, receipt, 'failed');
    },
  });
  if (part.ackBefore) acknowledge(world, message, receipt);
  else {
    // Nobody gives back what a dead replica held: it stays hidden until its time is over.
    unit.died = () => undefined;
    hide(world, message, receipt);
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
export function wakeConsumer(world: World, part: Part): void {
  while (freeSlots(part) > 0 && part.pauses === 0) {
    const next = part.line[0];
    if (next !== undefined) {
      if (next.isNew && !turnIsDue(world, part)) return;
      part.line.shift();
      next.begin();
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
