import { onlyFlow, runSmallWorld, type SmallWorld } from './small-world';

/** Handing one message to a queue, ms. */
export const HAND_OVER_MS = 1;

/** Orders of a run, one per second. */
const ORDERS = 60;

/** The e-mail service is dead for the first half minute, ms. */
const OUTAGE_MS = 30_000;

export interface CheckoutStep {
  id: string;
  title: string;
  ms: number;
  /** Why the answer needs the step, or what is told too early when it is put behind a queue. */
  needed: boolean;
  tooEarly: string;
}

/** The seven steps of the checkout in their order. */
export const CHECKOUT_STEPS: readonly CheckoutStep[] = [
  {
    id: 'validate',
    title: 'validate the payment',
    ms: 200,
    needed: true,
    tooEarly: 'customers with a mistyped card are told “thank you”',
  },
  {
    id: 'inventory',
    title: 'check the inventory',
    ms: 150,
    needed: true,
    tooEarly: 'you sell what you do not have',
  },
  {
    id: 'reserve',
    title: 'reserve the items',
    ms: 100,
    needed: true,
    tooEarly: 'two customers are promised the last copy',
  },
  {
    id: 'charge',
    title: 'charge the card',
    ms: 2000,
    needed: true,
    tooEarly: 'customers whose card is declined have already been told “thank you”',
  },
  { id: 'email', title: 'send the e-mail', ms: 500, needed: false, tooEarly: '' },
  { id: 'analytics', title: 'write to analytics', ms: 300, needed: false, tooEarly: '' },
  { id: 'warehouse', title: 'notify the warehouse', ms: 400, needed: false, tooEarly: '' },
];

/** Steps that need nothing from each other stand in one group; each group needs the one before. */
const GROUPS: readonly (readonly string[])[] = [
  ['validate', 'inventory'],
  ['reserve'],
  ['charge'],
  ['email', 'analytics', 'warehouse'],
];

/** How the steps in the request are made. */
export const CALLS = ['in-turn', 'together'] as const;

/** One after the other, or together where they need nothing from each other. */
export type Calls = (typeof CALLS)[number];

export interface CheckoutRun {
  /** What the customer waits, ms; null when no order went through. */
  waitMs: number | null;
  orders: number;
  failed: number;
  /** Orders that failed although their card was charged. */
  chargedInVain: number;
  /** Of the orders that went through, those that were through while the e-mail service was dead; their e-mails come later. */
  lateEmails: number;
  /** Why the sorting promises too much, one clause per step behind a queue that the answer needs. */
  tooEarly: string[];
  /** Orders that reached all seven in the end. */
  reached: number;
}

/** Where the e-mail stands among the steps. */
const EMAIL = CHECKOUT_STEPS.findIndex(({ id }) => id === 'email');

/**
 * When each of the seven steps runs in the request, ms from the click; a step behind a queue stands where it is handed over,
 * which is drawn as taking no time.
 */
export function checkoutSpans(
  queued: readonly boolean[],
  calls: Calls,
): { fromMs: number; toMs: number }[] {
  let groupMs = 0;
  let endMs = 0;
  let group: readonly string[] | undefined;
  return CHECKOUT_STEPS.map(({ id, ms }, i) => {
    const mine = GROUPS.find((ids) => ids.includes(id));
    if (calls === 'in-turn' || mine !== group) groupMs = endMs;
    group = mine;
    const toMs = groupMs + ms;
    if (!queued[i]) endMs = Math.max(endMs, toMs);
    return { fromMs: groupMs, toMs };
  });
}

/** Puts a little service between the checkout and the steps of a group, which calls them all at once. */
function together(world: Pick<SmallWorld, 'components' | 'connections' | 'physics'>) {
  const components = { ...world.components };
  const physics = { ...world.physics };
  const grouped = (id: string) => {
    const group = GROUPS.findIndex((ids) => ids.includes(id));
    return (GROUPS[group]?.length ?? 0) > 1 ? `group-${group}` : null;
  };
  const connections = world.connections.flatMap(([from, to, kind]) => {
    const group = kind === 'sync' && from === 'checkout' ? grouped(to) : null;
    if (group === null) return [[from, to, kind] as const];
    const known = group in components;
    components[group] = ['service', { concurrency: 500, calls: 'together' }];
    physics[group] = { workMs: 0 };
    const call = [group, to, kind] as const;
    return known ? [call] : [['checkout', group, 'sync'] as const, call];
  });
  return { components, connections, physics };
}

function checkoutWorld(queued: readonly boolean[], calls: Calls, emailDead: boolean): SmallWorld {
  const components: Record<string, SmallWorld['components'][string]> = {
    client: ['client'],
    checkout: ['service', { concurrency: 500 }],
  };
  const connections: [string, string, 'sync' | 'async'][] = [['client', 'checkout', 'sync']];
  const physics: SmallWorld['physics'] = {
    checkout: { workMs: 0, publishMs: HAND_OVER_MS },
    worker: { workMs: 0 },
  };
  CHECKOUT_STEPS.forEach(({ id, ms }, i) => {
    components[id] = ['external-api'];
    physics[id] = { latencyMs: ms, errorMs: 5 };
    if (!queued[i]) {
      connections.push(['checkout', id, 'sync']);
      return;
    }
    components[`${id}-queue`] = ['queue', { maxReceives: 20 }];
    components[`${id}-worker`] = ['worker', { concurrency: 10 }];
    connections.push(
      ['checkout', `${id}-queue`, 'async'],
      [`${id}-queue`, `${id}-worker`, 'async'],
      [`${id}-worker`, id, 'sync'],
    );
  });
  const parts = { components, connections, physics };
  return {
    ...(calls === 'together' ? together(parts) : parts),
    to: CHECKOUT_STEPS.map(({ id }) => id),
    arrivals: { at: Array.from({ length: ORDERS }, (_, i) => i * 1000) },
    faults: emailDead
      ? [{ at: 0, forMs: OUTAGE_MS, target: { id: 'email' }, effect: 'outage' }]
      : [],
    horizonMs: 600_000,
  };
}

/**
 * Runs 60 orders, one per second, through a checkout in the simulator; `queued` says for each of the seven steps whether it
 * stands behind a queue, `calls` how the others are made. With `emailDead` the e-mail service fails every call of the first 30 s.
 */
export function runCheckout(
  queued: readonly boolean[],
  calls: Calls,
  emailDead: boolean,
): CheckoutRun {
  const world = checkoutWorld(queued, calls, emailDead);
  const flow = onlyFlow(runSmallWorld(world));
  const waiting = emailDead && queued[EMAIL] === true;
  const untilBack = waiting ? onlyFlow(runSmallWorld({ ...world, horizonMs: OUTAGE_MS })) : null;
  return {
    waitMs: flow.responseMs.mean,
    orders: flow.requests,
    failed: flow.requests - flow.accepted,
    chargedInVain: Math.max(
      0,
      (flow.targets.find(({ id }) => id === 'charge')?.delivered ?? 0) - flow.accepted,
    ),
    lateEmails: untilBack?.accepted ?? 0,
    reached: flow.items.delivered,
    tooEarly: CHECKOUT_STEPS.flatMap((step, i) =>
      queued[i] && step.needed ? [step.tooEarly] : [],
    ),
  };
}
