'use client';

import { useCallback, useEffect, useState } from 'react';

/** A number of a figure that lives in the address, so that what a reader has set can be shared. */
export function useUrlNumber(
  key: string,
  start: number,
  min: number,
  max: number,
): [number, (value: number) => void] {
  const [value, setValue] = useState(start);
  useEffect(() => {
    const text = new URLSearchParams(window.location.search).get(key);
    const found = Number(text);
    if (text !== null && Number.isFinite(found)) setValue(Math.min(max, Math.max(min, found)));
  }, [key, min, max]);
  const change = useCallback(
    (next: number) => {
      setValue(next);
      const url = new URL(window.location.href);
      url.searchParams.set(key, String(next));
      window.history.replaceState(window.history.state, '', url);
    },
    [key],
  );
  return [value, change];
}
