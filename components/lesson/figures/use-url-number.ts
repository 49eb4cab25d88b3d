'use client';

import { useCallback, useEffect, useState } from 'react';
import { readUrl, writeUrl } from './url-state';

/** A whole number of a figure that lives in the address, so that what a reader has set can be shared. */
export function useUrlNumber(
  key: string,
  start: number,
  min: number,
  max: number,
): [number, (value: number) => void] {
  const [value, setValue] = useState(start);
  useEffect(() => {
    const text = readUrl(key);
    const found = Math.round(Number(text));
    if (text && Number.isFinite(found)) setValue(Math.min(max, Math.max(min, found)));
  }, [key, min, max]);
  const change = useCallback(
    (next: number) => {
      setValue(next);
      writeUrl(key, String(next));
    },
    [key],
  );
  return [value, change];
}
