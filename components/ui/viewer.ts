'use client';

import { useEffect, useState } from 'react';

/** The signed-in person as the browser knows them. */
export interface Viewer {
  id: string;
  name: string;
  email: string;
  role: 'learner' | 'instructor' | 'admin';
  /** Has classes to look after. */
  teaches: boolean;
  /** Threads with something that they have not read. */
  unread: number;
}

let pending: Promise<Viewer | null> | null = null;

/** Who is signed in, asked once per page load; rejects when the server cannot be reached. */
export function fetchViewer(): Promise<Viewer | null> {
  pending ??= fetch('/api/me', { cache: 'no-store' })
    .then((response) => {
      if (!response.ok) throw new Error(`/api/me answered ${response.status}`);
      return response.json() as Promise<{ viewer: Viewer | null }>;
    })
    .then((body) => body.viewer)
    .catch((error: unknown) => {
      pending = null;
      throw error;
    });
  return pending;
}

const RETRY_MS = 5000;

const asking = new Set<() => void>();

/** Has everybody ask again who is signed in, after something of that has changed. */
export function askViewerAgain(): void {
  pending = null;
  for (const ask of asking) ask();
}

/** `undefined` while asking, null for a visitor. A server that cannot be reached is asked again. */
export function useViewer(): Viewer | null | undefined {
  const [viewer, setViewer] = useState<Viewer | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      fetchViewer().then(
        (answer) => current && setViewer(answer),
        () => {
          if (current) timer = setTimeout(ask, RETRY_MS);
        },
      );
    };
    ask();
    asking.add(ask);
    return () => {
      current = false;
      asking.delete(ask);
      clearTimeout(timer);
    };
  }, []);
  return viewer;
}
