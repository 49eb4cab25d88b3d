'use client';

import { useCallback, useEffect, useState } from 'react';
import { readUrl, writeUrl } from './url-state';

/** A short text that lives in the address, empty to begin with; an address whose text is not `allowed` is ignored. */
export function useUrlText(
  key: string,
  allowed: (text: string) => boolean,
): [string, (text: string) => void] {
  const [text, setText] = useState('');
  useEffect(() => {
    const found = readUrl(key);
    if (found !== null && allowed(found)) setText(found);
  }, [key, allowed]);
  const change = useCallback(
    (next: string) => {
      setText(next);
      writeUrl(key, next);
    },
    [key],
  );
  return [text, change];
}
