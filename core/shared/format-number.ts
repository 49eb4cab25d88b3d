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

const MOST_DECIMALS = 6;

/** With this many decimals of the smallest unit shown: seconds above one second, ms below. */
function exactMs(ms: number, decimals: number): string {
  if (ms < 1000) return `${grouped(ms, decimals)}${THIN}ms`;
  if (ms < 120_000) return `${grouped(ms / 1000, decimals)}${THIN}s`;
  const scale = 10 ** decimals;
  const seconds = Math.round((ms / 1000) * scale) / scale;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) - hours * 60;
  const rest = seconds - hours * 3600 - minutes * 60;
  return [
    hours > 0 ? `${formatNumber(hours)}${THIN}h` : '',
    minutes > 0 ? `${minutes}${THIN}min` : '',
    rest > 0 ? `${grouped(rest, decimals)}${THIN}s` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * A duration beside its limit: as `formatMs`, with as many more digits as it takes for two different times to read
 * differently.
 */
export function formatMsBeside(ms: number, limit: number): string {
  const plain = formatMs(ms);
  const other = formatMs(limit);
  if (ms === limit || plain !== other) return plain;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
    const exact = exactMs(ms, decimals);
    if (exact !== other && exact !== exactMs(limit, decimals)) return exact;
  }
  return plain;
}

/** US dollars for readers: whole ones from ten on, with cents below. */
export function formatDollars(dollars: number): string {
  const cents = dollars < 10 && !Number.isInteger(dollars);
  return `$${cents ? dollars.toFixed(2) : formatNumber(Math.round(dollars))}`;
}

/** Dollars beside their limit: with cents where both would read the same. */
export function formatDollarsBeside(dollars: number, limit: number): string {
  const plain = formatDollars(dollars);
  if (dollars === limit || plain !== formatDollars(limit)) return plain;
  return `$${grouped(dollars, 2)}`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size for readers, in the unit that fits, by powers of 1,000: `16 kB`, `2.3 GB`. */
export function formatBytes(bytes: number): string {
  const power = Math.floor(Math.log10(Math.max(1, bytes)) / 3);
  const at = Math.min(power, BYTE_UNITS.length - 1);
  return `${formatNumber(Number((bytes / 1000 ** at).toPrecision(3)))}${THIN}${BYTE_UNITS[at]}`;
}
