import type { ComponentState } from './component-state';
import { finish } from './finish';
import { servedBit } from './knowledge';
import { chooseOnward } from './load-balancing';
import { travel } from './travel';
import { ORIGIN, STATE } from './work-pool';
import type { World } from './world';

/** Hands work w on to one of the connections of component c; `knows` is what the call follows from. */
export function forward(world: World, c: ComponentState, w: number, knows: number): void {
  const { works } = world;
  const flow = works.flow[w]!;
  const onward = chooseOnward(c, flow);
  world.spend(c.steps[flow]!.length);
  if (onward === null) {
    finish(world, w, false);
    return;
  }
  const count = works.count[w]!;
  const hops = works.hops[w]! + 1;
  const to = onward.to.config.index;
  const child = works.create(to, onward.index, flow, works.first[w]!, count, hops, world.now);
  works.origin[child] = ORIGIN.work;
  works.from[child] = w;
  works.fromStamp[child] = works.stamp[w]!;
  works.keyed[child] = works.keyed[w]!;
  works.knows[child] = knows;
  works.deadline[child] = works.deadline[w]!;
  works.state[w] = STATE.calling;
  onward.sent += 1;
  onward.items += count;
  travel(world, c, child);
}

/** An external API that has served a call tells its own callees (webhooks), without waiting for them. */
export function fireWebhooks(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  const flow = works.flow[w]!;
  const knows = works.knows[w]! | servedBit(c, flow);
  for (const hook of c.steps[flow]!) {
    const count = works.count[w]!;
    const hops = works.hops[w]! + 1;
    const to = hook.to.config.index;
    hook.sent += 1;
    hook.items += count;
    const child = works.create(to, hook.index, flow, works.first[w]!, count, hops, world.now);
    works.knows[child] = knows;
    travel(world, c, child);
  }
}
