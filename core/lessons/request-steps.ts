import { formatMs } from '../shared/format-number';

/** The server's own work, ms. */
export const SERVER_MS = 20;

/** Handing over to the queue, confirmation included, ms. */
export const PUBLISH_MS = 1;

export const PARTS = ['browser', 'server', 'queue', 'worker', 'provider'] as const;

export type Part = (typeof PARTS)[number];

export interface RequestStep {
  /** ms from the click. */
  atMs: number;
  from: Part;
  to: Part;
  text: string;
  /** Who stands still after this step, until it hears from somebody. */
  waiting: Part[];
}

/**
 * What happens between a click and its e-mail, in order: the server calls the e-mail service itself (`sync`), or leaves it
 * to a queue and a worker. `providerMs` is how long the e-mail service takes.
 */
export function requestSteps(way: 'sync' | 'async', providerMs: number): RequestStep[] {
  const called = SERVER_MS;
  const click: RequestStep = {
    atMs: 0,
    from: 'browser',
    to: 'server',
    text: 'A customer clicks, and the browser sends the request.',
    waiting: ['browser'],
  };
  if (way === 'sync') {
    return [
      click,
      {
        atMs: called,
        from: 'server',
        to: 'provider',
        text: 'The server has done its own work and calls the e-mail service.',
        waiting: ['browser', 'server'],
      },
      {
        atMs: called + providerMs,
        from: 'provider',
        to: 'server',
        text: 'The e-mail is out. The service answers, and the server goes on.',
        waiting: ['browser'],
      },
      {
        atMs: called + providerMs,
        from: 'server',
        to: 'browser',
        text: `The browser has its answer after ${formatMs(called + providerMs)}.`,
        waiting: [],
      },
    ];
  }
  const handedOver = called + PUBLISH_MS;
  return [
    click,
    {
      atMs: called,
      from: 'server',
      to: 'queue',
      text: 'The server has done its own work and hands a message to the queue.',
      waiting: ['browser', 'server'],
    },
    {
      atMs: handedOver,
      from: 'queue',
      to: 'server',
      text: 'The queue confirms that it has the message.',
      waiting: ['browser'],
    },
    {
      atMs: handedOver,
      from: 'server',
      to: 'browser',
      text: `The browser has its answer after ${formatMs(handedOver)}. No e-mail has been sent yet.`,
      waiting: [],
    },
    {
      atMs: handedOver,
      from: 'queue',
      to: 'worker',
      text: 'A worker takes the message. Nobody waits for it.',
      waiting: [],
    },
    {
      atMs: handedOver,
      from: 'worker',
      to: 'provider',
      text: 'The worker calls the e-mail service and waits. That is its job.',
      waiting: ['worker'],
    },
    {
      atMs: handedOver + providerMs,
      from: 'provider',
      to: 'worker',
      text: 'The e-mail is out. The service answers.',
      waiting: [],
    },
    {
      atMs: handedOver + providerMs,
      from: 'worker',
      to: 'queue',
      text: 'The worker acknowledges, and the queue deletes the message.',
      waiting: [],
    },
  ];
}
