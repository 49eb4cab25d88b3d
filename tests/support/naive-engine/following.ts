import type { Mission } from '@/core/contracts/mission-schema';
import { itemsOf } from './bundles';
import { EXPIRY } from './calendar';
import { move } from './gauges';
import type { Flow, Part, Unit, World } from './model';
import { freeSlot } from './slots';
import { renew, setFor } from './walkers';

/** Services that a flow's questions enter, seen through load balancers. */
function doorsOf(from: Part, flow: Flow, seen: Set<Part>): Part[] {
  return (from.steps.get(flow) ?? []).flatMap(({ to }) => {
    if (seen.has(to)) return [];
    seen.add(to);
    return to.type === 'load-balancer' ? doorsOf(to, flow, seen) : [to];
  });
}

export function linkFollowers(world: World, mission: Mission): void {
  mission.flows.forEach(({ arrivals }, place) => {
    const flow = world.flows[place];
    if (flow === undefined || !('follows' in arrivals)) return;
    flow.follows = world.flows.find(({ id }) => id === arrivals.follows) ?? null;
    flow.follows?.followers.push(flow);
    const services = doorsOf(flow.client, flow, new Set()).filter(({ type }) => type === 'service');
    if (services.length > 0) flow.pauseMs = Math.min(...services.map((part) => part.askAgainMs));
  });
}

/** Whether a component knows that what a question is about is done. */
export function knowsBetter({ part, flow, first, count }: Unit): boolean {
  const { follows } = flow;
  if (follows === null) return false;
  const target = follows.targets.find((candidate) => candidate.part === part);
  const known = target?.served ?? part.told.get(follows);
  const about = itemsOf({ flow, first, count }).map((request) => flow.requests[request]?.about);
  return about.every((item) => item !== undefined && known?.has(item) === true);
}

/** Holds a question open instead of ending it; false when it is to be answered. */
export function holdOpen(world: World, unit: Unit, answer: () => void): boolean {
  const { part, flow, count, self, replica } = unit;
  if (flow.follows === null || part.holdMs === 0 || unit.wasAsked) return false;
  if (unit.lost === null || replica === null || count !== 1) return false;
  if (self.past.saysDone || knowsBetter(unit)) return false;
  unit.wasAsked = true;
  if (replica.open >= part.maxHeld) {
    part.turnedAway += 1;
    return false;
  }
  replica.open += 1;
  move(world, part.openNow, 1);
  part.openPeak = Math.max(part.openPeak, part.openNow.value);
  part.openPeakOfOne = Math.max(part.openPeakOfOne, replica.open);
  renew(self);
  freeSlot(world, unit);
  part.open.push({ unit, ticket: self.ticket });
  setFor(world, self, world.nowMs + part.holdMs, EXPIRY, answer);
  return true;
}

/** A question is held open no longer. */
export function closeQuestion(world: World, unit: Unit): void {
  const { part, replica } = unit;
  const place = part.open.findIndex((question) => question.unit === unit);
  if (place < 0) return;
  part.open.splice(place, 1);
  if (replica !== null) replica.open -= 1;
  move(world, part.openNow, -1);
  renew(unit.self);
}

/** A component has heard that items which others follow are done: it can answer whoever asked. */
export function noteTold(
  world: World,
  part: Part,
  flow: Flow,
  items: readonly number[],
  answer: (unit: Unit) => void,
): void {
  if (flow.followers.length === 0) return;
  const told = part.told.get(flow) ?? new Set();
  part.told.set(flow, told);
  for (const item of items) {
    if (told.has(item)) continue;
    told.add(item);
    for (const follower of flow.followers) {
      for (const { unit, ticket } of part.open) {
        const [request = -1] = itemsOf(unit);
        if (unit.flow !== follower || follower.requests[request]?.about !== item) continue;
        world.soon.push(() => {
          if (unit.self.ticket === ticket) answer(unit);
        });
      }
    }
  }
}
