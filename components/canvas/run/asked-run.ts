/** The scenario that a page's address asks to be run and followed (`?run=<id>`); null when it names none that the mission has. */
export function askedRun(search: string, scenarios: readonly { id: string }[]): string | null {
  const asked = new URLSearchParams(search).get('run');
  return scenarios.find(({ id }) => id === asked)?.id ?? null;
}
