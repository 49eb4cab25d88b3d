/** What one request, or one push to a server, takes, ms. */
export const REQUEST_MS = 50;

/** How long the server keeps a long poll open at most, s. */
export const LONG_POLL_S = 30;

export const WAYS = ['polling', 'long-polling', 'push', 'webhook'] as const;

export type Way = (typeof WAYS)[number];

export interface WayLoad {
  way: Way;
  /** Requests or messages that the server deals with, per second. */
  perSecond: number;
  /** Connections that are open at a time. */
  held: number;
  /** Share of them that bring no news. */
  inVain: number;
  /** How long news is under way on average, s; what the network takes is left out. */
  staleS: number;
}

export interface FreshnessSettings {
  /** Who wants to know. */
  watchers: number;
  /** News per watcher and hour, at random moments. */
  newsPerHour: number;
  /** How old news may be on average when it is seen, s. */
  staleS: number;
}

/**
 * The load of four ways to hear of news that comes at random (Poisson with rate λ per watcher and second).
 *
 * - Polling every r seconds: news is r / 2 old on average when it is seen, so r = 2 × the staleness allowed. N / r requests a
 *   second, each held for 50 ms. A poll finds nothing when nothing came in r seconds: with the chance e^(−λr).
 * - Long polling, held for T = 30 s at most: a request lasts (1 − e^(−λT)) / λ on average, so N·λ / (1 − e^(−λT)) a second, one
 *   open for each watcher all the time. It ends without news with the chance e^(−λT). News arrives at once.
 * - Push over a line that stays open (WebSocket, SSE): N·λ messages a second, N lines.
 * - Webhook: N·λ calls a second, each held for 50 ms; the watchers have to be servers.
 *
 * Lines held for 50 ms by Little's law: rate × 0.05 s.
 */
export function freshnessLoad({ watchers, newsPerHour, staleS }: FreshnessSettings): WayLoad[] {
  const rate = newsPerHour / 3600;
  const pollEveryS = 2 * staleS;
  const polls = watchers / pollEveryS;
  const newsInLongPoll = 1 - Math.exp(-rate * LONG_POLL_S);
  const pushed = watchers * rate;
  const brief = (perSecond: number) => (perSecond * REQUEST_MS) / 1000;
  return [
    {
      way: 'polling',
      perSecond: polls,
      held: brief(polls),
      inVain: Math.exp(-rate * pollEveryS),
      staleS,
    },
    {
      way: 'long-polling',
      perSecond: pushed / newsInLongPoll,
      held: watchers,
      inVain: 1 - newsInLongPoll,
      staleS: 0,
    },
    { way: 'push', perSecond: pushed, held: watchers, inVain: 0, staleS: 0 },
    { way: 'webhook', perSecond: pushed, held: brief(pushed), inVain: 0, staleS: 0 },
  ];
}
