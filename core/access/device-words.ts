/** Which browser, the more special ones first: most of them also say what they descend from. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const wordOf = (agent: string, words: [RegExp, string][]) =>
  words.find(([sign]) => sign.test(agent))?.[1];

/** The `User-Agent` of a browser as its owner would call it: `Firefox on Windows`. Whoever sends it may say anything. */
export function deviceWords(agent: string | null | undefined): string {
  const text = (agent ?? '').slice(0, 500);
  const browser = wordOf(text, BROWSERS);
  const system = wordOf(text, SYSTEMS);
  if (browser === undefined && system === undefined) return 'An unknown browser';
  return `${browser ?? 'A browser'}${system === undefined ? '' : ` on ${system}`}`;
}
