/** No line break between a number and its unit. */
const THIN = '\u00a0';

function grouped(value: number, decimals: number): string {
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const trimmed = fraction.replace(/0+$/, '');
  return `${value < 0 ? '−' : ''}${groups}${trimmed ? `.${trimmed}` : ''}`;
}

/** A number for readers: thousands grouped, three significant places below 100. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return grouped(Math.round(value), 0);
  if (size >= 10) return grouped(value, 1);
  if (size >= 1) return grouped(value, 2);
  return grouped(value, 3);
}

/** A duration in ms for readers, in the unit that fits: `4 ms`, `6.02 s`, `10 min 52 s`, `1 h 5 min`. */
export function formatMs(ms: number): string {
  if (ms < 1000) return `${formatNumber(ms)}${THIN}ms`;
  if (ms < 120_000) return `${formatNumber(Math.round(ms / 10) / 100)}${THIN}s`;
  const seconds = Math.round(ms / 1000);
  const [unit, sub, step] = seconds < 7200 ? ['min', 's', 60] : ['h', 'min', 3600];
  const major = Math.floor(seconds / step);
  const minor = Math.floor((seconds % step) / (step / 60));
  const rest = minor > 0 ? ` ${minor}${THIN}${sub}` : '';
  return `${formatNumber(major)}${THIN}${unit}${rest}`;
}
