import { formatMs } from '../shared/format-number';

/** The server's own work, ms. */
export const SERVER_MS = 20;

/** Handing over to the queue, confirmation included, ms. */
export const PUBLISH_MS = 1;

export const PARTS = ['browser', 'server', 'queue', 'worker', 'provider'] as const;

export type Part = (typeof PARTS)[number];

/** What an e-mail takes in the story of a dead e-mail service, ms. */
export const EMAIL_MS = 500;

/** What a call to the dead e-mail service takes to fail, ms. */
export const FAIL_MS = 2000;

/** The pause after the first failure, ms; it doubles each time. */
export const PAUSE_MS = 1000;

export interface RequestStep {
  /** ms from the click. */
  atMs: number;
  from: Part;
  to: Part;
  text: string;
  /** Who stands still after this step, until it hears from somebody. */
  waiting: Part[];
}

const CLICK: RequestStep = {
  atMs: 0,
  from: 'browser',
  to: 'server',
  text: 'A customer clicks, and the browser sends the request.',
  waiting: ['browser'],
};

const CALL: RequestStep = {
  atMs: SERVER_MS,
  from: 'server',
  to: 'provider',
  text: 'The server has done its own work and calls the e-mail service.',
  waiting: ['browser', 'server'],
};

const ANSWERED_MS = SERVER_MS + PUBLISH_MS;

/** From the click until a worker has the message. */
const LEAVE_TO_QUEUE: readonly RequestStep[] = [
  CLICK,
  {
    atMs: SERVER_MS,
    from: 'server',
    to: 'queue',
    text: 'The server has done its own work and hands a message to the queue.',
    waiting: ['browser', 'server'],
  },
  {
    atMs: ANSWERED_MS,
    from: 'queue',
    to: 'server',
    text: 'The queue confirms that it has the message.',
    waiting: ['browser'],
  },
  {
    atMs: ANSWERED_MS,
    from: 'server',
    to: 'browser',
    text: `The browser has its answer after ${formatMs(ANSWERED_MS)}. No e-mail has been sent yet.`,
    waiting: [],
  },
  {
    atMs: ANSWERED_MS,
    from: 'queue',
    to: 'worker',
    text: 'A worker takes the message. No user is waiting for it.',
    waiting: [],
  },
];

const workerCalls = (atMs: number, text: string): RequestStep => ({
  atMs,
  from: 'worker',
  to: 'provider',
  text,
  waiting: ['worker'],
});

const workerIsDone = (atMs: number): RequestStep[] => [
  {
    atMs,
    from: 'provider',
    to: 'worker',
    text: `The e-mail is out, ${formatMs(atMs)} after the click. The service answers.`,
    waiting: [],
  },
  {
    atMs,
    from: 'worker',
    to: 'queue',
    text: 'The worker acknowledges, and the queue deletes the message.',
    waiting: [],
  },
];

/**
 * What happens between a click and its e-mail, in order: the server calls the e-mail service itself (`sync`), or leaves it
 * to a queue and a worker. `providerMs` is how long the e-mail service takes.
 */
export function requestSteps(way: 'sync' | 'async', providerMs: number): RequestStep[] {
  const called = SERVER_MS;
  if (way === 'sync') {
    return [
      CLICK,
      CALL,
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
  const sentMs = ANSWERED_MS + providerMs;
  return [
    ...LEAVE_TO_QUEUE,
    workerCalls(ANSWERED_MS, 'The worker calls the e-mail service and waits. That is its job.'),
    ...workerIsDone(sentMs),
  ];
}

/**
 * The same while the e-mail service is dead for the first `deadMs` ms, at least `SERVER_MS`: a call to it fails after
 * `FAIL_MS`. The server passes the failure on; the worker gives the message back, and the queue shows it again after
 * `PAUSE_MS`, twice that, and so on.
 */
export function deadProviderSteps(way: 'sync' | 'async', deadMs: number): RequestStep[] {
  if (way === 'sync') {
    const failedMs = SERVER_MS + FAIL_MS;
    return [
      CLICK,
      CALL,
      {
        atMs: failedMs,
        from: 'provider',
        to: 'server',
        text: 'The call has failed. The server cannot finish what it was asked for.',
        waiting: ['browser'],
      },
      {
        atMs: failedMs,
        from: 'server',
        to: 'browser',
        text: `The browser shows an error after ${formatMs(failedMs)}. The e-mail is never sent, unless the customer tries again.`,
        waiting: [],
      },
    ];
  }
  const steps = [...LEAVE_TO_QUEUE];
  let atMs = ANSWERED_MS;
  for (let attempt = 1; atMs < deadMs; attempt++) {
    const pauseMs = PAUSE_MS * 2 ** (attempt - 1);
    steps.push(workerCalls(atMs, `The worker calls the e-mail service: attempt ${attempt}.`), {
      atMs: atMs + FAIL_MS,
      from: 'worker',
      to: 'queue',
      text: `The call has failed. The worker gives the message back, and the queue shows it again in ${formatMs(pauseMs)}.`,
      waiting: [],
    });
    atMs += FAIL_MS + pauseMs;
  }
  const again = steps.length > LEAVE_TO_QUEUE.length;
  steps.push(
    workerCalls(
      atMs,
      again
        ? 'The worker calls once more, and this time the service is there.'
        : 'The worker calls the e-mail service.',
    ),
    ...workerIsDone(atMs + EMAIL_MS),
  );
  return steps;
}

/** From when until when each part stands still, ms; spans of no length are left out. */
export function waitingSpans(
  steps: readonly RequestStep[],
): { part: Part; fromMs: number; toMs: number }[] {
  return PARTS.flatMap((part) =>
    steps.flatMap(({ atMs, waiting }, i) => {
      const toMs = steps[i + 1]?.atMs ?? atMs;
      return waiting.includes(part) && toMs > atMs ? [{ part, fromMs: atMs, toMs }] : [];
    }),
  );
}
