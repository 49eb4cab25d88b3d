'use client';

import { useCallback, useEffect, useState } from 'react';

/**
 * What is known of a round, with when it was told, ms of the page: of two words the one with the higher number is the newer one, in
 * whatever order they come.
 */
export function useNewest<T extends { revision: number }>(first: T) {
  const [view, setView] = useState({ ...first, at: 0 });
  const take = useCallback((next: T) => {
    setView((now) => (next.revision < now.revision ? now : { ...next, at: performance.now() }));
  }, []);
  useEffect(() => setView((now) => ({ ...now, at: performance.now() })), []);
  return [view, take] as const;
}
