import { formatInstant } from '@/core/shared/format-date';
import { localIn } from '@/core/shared/zoned-instant';

/** A date as clocks in the class's zone show it, with the zone: everybody in a class reads the same words. */
export function DueTime({ at, zone, bare = false }: { at: string; zone: string; bare?: boolean }) {
  return (
    <time dateTime={at} className="num">
      {formatInstant(localIn(zone, Date.parse(at)))}
      {!bare && <span className="text-ink-faint"> {zone.replaceAll('_', ' ')}</span>}
    </time>
  );
}
