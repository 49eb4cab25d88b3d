export const SORTS = ['sync', 'async', 'both', 'depends'] as const;

export type Sort = (typeof SORTS)[number];

export interface Paradigm {
  id: string;
  title: string;
  sort: Sort;
  /** Why it belongs there, in one or two sentences. */
  because: string;
}

/** What the sorting board has on its cards. */
export const PARADIGMS: readonly Paradigm[] = [
  {
    id: 'request',
    title: 'Request and response',
    sort: 'depends',
    because:
      'A single call over TCP waits for its answer. With an asynchronous library many are under way at once, and only what the operating system cannot watch, such as reading a file, still blocks a thread.',
  },
  {
    id: 'queue',
    title: 'Message queue',
    sort: 'both',
    because:
      'Between the two services it is asynchronous. Between each of them and the broker it is synchronous, and that is what makes it safe.',
  },
  {
    id: 'publish',
    title: 'Publish and subscribe',
    sort: 'depends',
    because:
      'Through a broker the publisher waits for no subscriber. Straight to the subscribers it waits for each of them, if it has to be sure that the news has arrived.',
  },
  {
    id: 'polling',
    title: 'Polling and long polling',
    sort: 'sync',
    because:
      'Each poll is a request whose sender waits for the answer, even if the answer is “nothing yet”.',
  },
  {
    id: 'video',
    title: 'Streaming and video',
    sort: 'both',
    because:
      'Both ends are present at the same time, which makes people call it synchronous. Yet the sender does not wait for each packet to be confirmed.',
  },
  {
    id: 'webhook',
    title: 'Webhook and callback',
    sort: 'async',
    because: 'The asker leaves an address, goes on, and is called when there is something to say.',
  },
  {
    id: 'desk',
    title: 'Interrupting a colleague at the desk',
    sort: 'sync',
    because: 'You stand there, the other one stops working, and both are held until it is settled.',
  },
  {
    id: 'letter',
    title: 'A letter or a carrier pigeon',
    sort: 'async',
    because: 'You hand it over and go on with your life. One day an answer comes, or none does.',
  },
];

/** How many cards lie in the right place. */
export function countRight(sorted: readonly (Sort | null)[]): number {
  return PARADIGMS.filter((paradigm, i) => sorted[i] === paradigm.sort).length;
}
