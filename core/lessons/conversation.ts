import { onlyFlow, runSmallWorld, type SmallWorld } from './small-world';

/** How the order service and the payment service talk. */
export const TALKS = ['call', 'queues'] as const;

export type Talk = (typeof TALKS)[number];

/** Orders of a run, one every 500 ms. */
export const ORDERS = 60;

/** What the card company takes, and the services themselves, ms. */
export const CARD_MS = 800;
export const OWN_MS = 20;

/** The payment service can be down from 5 s on for this long, ms. */
export const DOWN_MS = 10_000;

export interface ConversationRun {
  /** What a customer who got an answer waited for it, ms; null when nobody got one. */
  waitMs: number | null;
  /** Orders that were refused to the customer. */
  failed: number;
  /** Orders of which the order service knows in the end that they are paid. */
  paid: number;
  /** When it knew of the last one, ms from the start; null when it knew of none. */
  lastPaidMs: number | null;
  /** Most messages in the two queues, those in hand counted; null where there are none. */
  mostAsked: number | null;
  mostAnswered: number | null;
}

const BY_CALL: Pick<SmallWorld, 'components' | 'connections'> = {
  components: {
    client: ['client'],
    order: ['service'],
    payment: ['service'],
    card: ['external-api'],
    orders: ['database'],
  },
  connections: [
    ['client', 'order', 'sync'],
    ['order', 'payment', 'sync'],
    ['payment', 'card', 'sync'],
    ['order', 'orders', 'sync'],
  ],
};

const BY_QUEUES: Pick<SmallWorld, 'components' | 'connections'> = {
  components: {
    client: ['client'],
    order: ['service'],
    wanted: ['queue', { maxReceives: 20 }],
    payment: ['worker', { concurrency: 5 }],
    card: ['external-api'],
    paid: ['queue', { maxReceives: 20 }],
    'order-reader': ['worker', { concurrency: 5 }],
    orders: ['database'],
  },
  connections: [
    ['client', 'order', 'sync'],
    ['order', 'wanted', 'async'],
    ['wanted', 'payment', 'async'],
    ['payment', 'card', 'sync'],
    ['payment', 'paid', 'async'],
    ['paid', 'order-reader', 'async'],
    ['order-reader', 'orders', 'sync'],
  ],
};

/**
 * Runs 60 orders, one every 500 ms, whose cards are charged by a payment service: called by the order service, or asked through
 * one queue and answering through another. With `down` the payment service is out from 5 s to 15 s.
 */
export function runConversation(talk: Talk, down: boolean): ConversationRun {
  const run = runSmallWorld({
    ...(talk === 'call' ? BY_CALL : BY_QUEUES),
    physics: {
      order: { workMs: OWN_MS, publishMs: 1 },
      payment: { workMs: OWN_MS, publishMs: 1 },
      'order-reader': { workMs: 0 },
      card: { latencyMs: CARD_MS },
      orders: { latencyMs: 5 },
    },
    to: ['orders'],
    arrivals: { at: Array.from({ length: ORDERS }, (_, i) => i * 500) },
    faults: down ? [{ at: 5000, forMs: DOWN_MS, target: { id: 'payment' }, effect: 'outage' }] : [],
    horizonMs: 300_000,
  });
  const flow = onlyFlow(run);
  const most = (id: string) => run.components.find((part) => part.id === id)?.peakDepth ?? null;
  return {
    waitMs: flow.responseMs.mean,
    failed: flow.requests - flow.accepted,
    paid: flow.items.delivered,
    lastPaidMs: flow.lastDeliveryMs,
    mostAsked: most('wanted'),
    mostAnswered: most('paid'),
  };
}
