import { RandomStream } from '@/core/simulation/random';

/** Values that documents from outside may hold where something else was meant. */
const hostile = (): readonly unknown[] => [
  null,
  true,
  '',
  'x',
  'x'.repeat(300),
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  0,
  -0,
  -1,
  1,
  2.5,
  1e7,
  1e9,
  1e308,
  5e-324,
  1e-300,
  Number.MAX_SAFE_INTEGER,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  604_800_000,
  [],
  {},
  [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]],
  [null],
  { exponential: 5 },
  { exponential: 0 },
  { uniform: [5, 1] },
  { uniform: [0, 604_800_000] },
  { lognormal: { median: 1e-300, p99: 604_800_000 } },
  { at: [] },
  { users: 5, thinkMs: 0 },
  { perSecond: 1_000_000, poisson: true, fromMs: 0, toMs: 604_800_000 },
  { perSecond: 5e-324, poisson: true, fromMs: 0, toMs: 1 },
  undefined,
  10n,
  Symbol('s'),
  () => 1,
  new Date(0),
  new Map(),
];

type Place = { holder: Record<PropertyKey, unknown> | unknown[]; key: string | number };

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    found.push({ holder, key: Array.isArray(value) ? Number(key) : key });
    placesIn(holder[key], found);
  }
  return found;
}

const KEYS = [
  'id',
  'type',
  'from',
  'to',
  'settings',
  'x',
  '__proto__',
  'constructor',
  'toString',
  '0',
];

/** A source of documents that are almost right: each a copy of a valid one with a few things changed. */
export function createMutator(name: string) {
  const random = new RandomStream(name);
  const below = (n: number) => Math.floor(random.next() * n);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[below(list.length)];
    if (picked === undefined && list.length === 0) throw new Error('nothing to pick from');
    return picked as T;
  };

  function set({ holder, key }: Place, value: unknown): void {
    Object.defineProperty(holder, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }

  function change(document: unknown): void {
    const places = placesIn(document);
    if (places.length === 0) return;
    const place = pick(places);
    const { holder, key } = place;
    const value = (holder as Record<PropertyKey, unknown>)[key];
    switch (below(7)) {
      case 0:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
        return;
      case 1:
        set(place, pick(hostile()));
        return;
      case 2: {
        // What stands elsewhere in the document comes here.
        const other = pick(places);
        set(place, structuredClone((other.holder as Record<PropertyKey, unknown>)[other.key]));
        return;
      }
      case 3:
        if (Array.isArray(holder)) holder.push(structuredClone(value));
        else set({ holder, key: pick(KEYS) }, pick(hostile()));
        return;
      case 4:
        if (typeof value === 'number') set(place, value * pick([-1, 0, 0.5, 10, 1000, 1e6]));
        else set(place, pick(hostile()));
        return;
      case 5:
        if (Array.isArray(value)) value.reverse();
        else set(place, [value]);
        return;
      default:
        if (typeof value === 'string') set(place, `${value}${pick(['', '-', 'é', ' ', 'a'])}`);
        else if (Array.isArray(value)) value.push(...structuredClone(value));
        else set(place, pick(hostile()));
    }
  }

  return {
    below,
    pick,
    /** A copy of the document with one change, often more; a change that cannot be copied further is left as it is. */
    mutate(document: unknown): unknown {
      const copy = structuredClone(document);
      for (let n = 1 + below(2) * below(4); n > 0; n--) {
        try {
          change(copy);
        } catch (error) {
          if (!(error instanceof DOMException)) throw error;
        }
      }
      return copy;
    },
    /** The text of a document, cut or garbled somewhere. */
    garble(text: string): string {
      const at = below(text.length);
      switch (below(3)) {
        case 0:
          return text.slice(0, at);
        case 1:
          return `${text.slice(0, at)}${pick(['"', '{', ']', ',', '\\', '1e999', '\u0000', '[[[['])}${text.slice(at)}`;
        default:
          return `${text.slice(0, at)}${text.slice(at + 1 + below(9))}`;
      }
    },
  };
}
