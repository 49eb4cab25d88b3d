'use client';

import { formatInstant, instantAtOffset } from '@/core/shared/format-date';
import { useHydrated } from './use-hydrated';

/** An instant (ISO 8601) for readers: in their own zone, and as UTC until the page's script knows which that is. */
export function LocalTime({ at, className }: { at: string; className?: string }) {
  const utc = `${formatInstant(at)} UTC`;
  return (
    <time dateTime={at} title={utc} className={className}>
      {useHydrated() ? instantAtOffset(at, -new Date(at).getTimezoneOffset()) : utc}
    </time>
  );
}
