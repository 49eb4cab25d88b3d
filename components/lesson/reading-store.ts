'use client';

import { useSyncExternalStore } from 'react';
import { fetchViewer } from '@/components/ui/viewer';
import { mergeRead, type SectionReference } from '@/core/lessons/reading';
import type { ActionResult } from '@/core/shared/action-result';

/** Gives the server what the browser knows to be read, and gets all that is known. For people who are signed in. */
export type SyncReading = (input: {
  sections: SectionReference[];
}) => Promise<ActionResult<SectionReference[]>>;

const NOTHING: readonly SectionReference[] = [];
let read: readonly SectionReference[] = NOTHING;
let owner: Promise<string | null> | null = null;
const listeners = new Set<() => void>();

const keyOf = (who: string | null) => `backpressure:reading:${who ?? 'visitor'}`;

function readStored(who: string | null): SectionReference[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(who)) ?? '[]');
    return Array.isArray(found) ? found.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}

function store(who: string | null, sections: readonly SectionReference[]): void {
  try {
    if (sections.length === 0) localStorage.removeItem(keyOf(who));
    else localStorage.setItem(keyOf(who), JSON.stringify(sections));
  } catch {
    // It is then remembered for as long as the page is open.
  }
}

function add(sections: readonly SectionReference[]): void {
  const next = mergeRead(read, sections);
  if (next.length === read.length) return;
  read = next;
  for (const listener of listeners) listener();
}

/** Who reads. Several people may use one browser: each has a memory of their own, a visitor's comes along on sign-in. */
async function begin(sync: SyncReading): Promise<string | null> {
  const viewer = await fetchViewer().catch(() => null);
  const who = viewer?.id ?? null;
  const visitor = readStored(null);
  if (who === null) {
    add(visitor);
    return null;
  }
  const known = mergeRead(readStored(who), visitor);
  store(who, known);
  store(null, []);
  add(known);
  const answer = await sync({ sections: known }).catch(() => null);
  if (answer?.ok) {
    read = mergeRead(answer.value, read);
    store(who, read);
    for (const listener of listeners) listener();
  }
  return who;
}

/** Finds out what has been read so far; asked once per page load. */
export function beginReading(sync: SyncReading): void {
  owner ??= begin(sync);
}

/** Notes that sections have been read, in this browser and, for people who are signed in, on the server. */
export async function noteRead(sections: SectionReference[], sync: SyncReading): Promise<void> {
  add(sections);
  owner ??= begin(sync);
  const who = await owner;
  store(who, mergeRead(readStored(who), sections));
  // Without the server the browser's own memory has to do; it is sent along next time.
  if (who !== null) await sync({ sections }).catch(() => null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The sections read so far, in the order of reading; empty until that is known. */
export function useRead(): readonly SectionReference[] {
  return useSyncExternalStore(
    subscribe,
    () => read,
    () => NOTHING,
  );
}
