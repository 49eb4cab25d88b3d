'use client';

import { useCallback, useEffect, useState } from 'react';
import { readUrl, writeUrl } from './url-state';

/**
 * A row of letters that lives in the address, one letter for each thing that can be set; an address with another length or
 * with other letters than `allowed` is ignored.
 */
export function useUrlLetters(
  key: string,
  start: string,
  allowed: string,
): [string, (place: number, letter: string) => void] {
  const [letters, setLetters] = useState(start);
  useEffect(() => {
    const found = readUrl(key) ?? '';
    const known = [...found].every((letter) => allowed.includes(letter));
    if (found.length === start.length && known) setLetters(found);
  }, [key, start, allowed]);
  const change = useCallback(
    (place: number, letter: string) => {
      const next = letters.slice(0, place) + letter + letters.slice(place + 1);
      setLetters(next);
      writeUrl(key, next);
    },
    [key, letters],
  );
  return [letters, change];
}
