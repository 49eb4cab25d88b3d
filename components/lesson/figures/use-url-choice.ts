'use client';

import { useCallback, useEffect, useState } from 'react';
import { readUrl, writeUrl } from './url-state';

/** One of a few values of a figure, the first of them to begin with; it lives in the address. */
export function useUrlChoice<T extends string>(
  key: string,
  values: readonly [T, ...T[]],
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(values[0]);
  useEffect(() => {
    const text = readUrl(key);
    const found = values.find((candidate) => candidate === text);
    if (found !== undefined) setValue(found);
  }, [key, values]);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      writeUrl(key, next);
    },
    [key],
  );
  return [value, change];
}
