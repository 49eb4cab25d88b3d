/** How a server ended, and whether it ever served. */
export interface ServerEnd {
  code: number;
  ready: boolean;
}

export class GaveUp extends Error {
  code: number;
}

export function keepServing(options: {
  serve: () => Promise<ServerEnd>;
  isStopping: () => boolean;
  say: (line: string) => void;
  sleep: (ms: number) => Promise<void>;
  /** A clock that never goes back, ms. */
  now: () => number;
}): Promise<ServerEnd>;

export function untilHanging(options: {
  alive: () => Promise<boolean>;
  isOver: () => boolean;
  sleep: (ms: number) => Promise<void>;
}): Promise<void>;

export function answers(address: string, withinMs: number): Promise<boolean>;
