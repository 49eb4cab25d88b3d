import { vi } from 'vitest';

// Stands in for the request that Next would provide: its cookies and its headers.
const jar = new Map<string, string>();
const requestHeaders = new Headers();

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
  headers: async () => requestHeaders,
}));

/** Forgets cookies and headers: the next call comes from a visitor. */
export function becomeVisitor(): void {
  jar.clear();
  for (const name of [...requestHeaders.keys()]) requestHeaders.delete(name);
}

/** The cookies of the current browser; given back later with `goOnWith`. */
export function currentCookies(): Map<string, string> {
  return new Map(jar);
}

/** Goes on with the cookies of another browser. */
export function goOnWith(cookies: ReadonlyMap<string, string>): void {
  jar.clear();
  for (const [name, value] of cookies) jar.set(name, value);
}

/** Sets the address that the next calls come from. */
export function comeFrom(address: string): void {
  requestHeaders.set('x-backpressure-peer', address);
}
