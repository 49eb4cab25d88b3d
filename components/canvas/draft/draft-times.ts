/** Quiet time after a change before it goes to the server, ms. */
export const QUIET_MS = 700;
/** Another tab's change goes to the server from there; from here only if that tab is gone, ms. */
export const FOR_ANOTHER_TAB_MS = 6000;

/** How long to wait for the next try, ms: twice as long each time, up to a minute. `failures` in a row, at least one. */
export function retryMs(failures: number): number {
  return Math.min(2000 * 2 ** (failures - 1), 60_000);
}
