import type { Part, Past } from './model';

export const NO_PAST: Past = { served: new Set(), wasDead: false, saysDone: false, version: 0 };

/** What follows from both. */
export function joined(one: Past, other: Past): Past {
  return {
    served: new Set([...one.served, ...other.served]),
    wasDead: one.wasDead || other.wasDead,
    saysDone: one.saysDone || other.saysDone,
    version: Math.max(one.version, other.version),
  };
}

/** What follows from a part's having served, too. */
export function withServed(past: Past, part: Part): Past {
  return { ...past, served: new Set([...past.served, part]) };
}
