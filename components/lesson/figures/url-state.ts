/** What the address says of one knob of a figure; null when it says nothing. */
export function readUrl(key: string): string | null {
  return new URLSearchParams(window.location.search).get(key);
}

/** Writes one knob of a figure into the address, without a new step in the history. */
export function writeUrl(key: string, value: string): void {
  const url = new URL(window.location.href);
  url.searchParams.set(key, value);
  window.history.replaceState(window.history.state, '', url);
}
