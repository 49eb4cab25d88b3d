const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO 8601 instant for readers, in UTC: `21 Nov 2026, 07:46`. The text itself where it is no such instant. */
export function formatInstant(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(iso);
  if (!parts) return iso;
  const [, year, month, day, hour, minute] = parts;
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}, ${hour}:${minute}`;
}

/** The same for readers whose clocks are `minutes` ahead of UTC at that instant (negative: behind). */
export function instantAtOffset(iso: string, minutes: number): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at) || !Number.isFinite(minutes)) return formatInstant(iso);
  return formatInstant(new Date(at + minutes * 60_000).toISOString());
}
