'use client';

import { useCallback, useEffect, useState } from 'react';

/** A switch that this browser remembers; on until it was switched off. Without storage it lasts as long as the page. */
export function useRemembered(key: string): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => {
    try {
      setOn(localStorage.getItem(key) !== 'off');
    } catch {
      // Then it is as at first.
    }
  }, [key]);
  const choose = useCallback(
    (value: boolean) => {
      setOn(value);
      try {
        localStorage.setItem(key, value ? 'on' : 'off');
      } catch {
        // Then it lasts as long as the page.
      }
    },
    [key],
  );
  return [on, choose];
}
