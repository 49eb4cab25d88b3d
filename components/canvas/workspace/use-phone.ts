'use client';

import { useSyncExternalStore } from 'react';

const QUERY = '(width < 48rem)';

/** Whether the screen is as narrow as a phone's; false until the browser has been asked. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(QUERY);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(QUERY).matches,
    () => false,
  );
}
