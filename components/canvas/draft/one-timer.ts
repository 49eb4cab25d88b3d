/** One thing to be done later, over a function that does something after a time and gives a way to stop it. */
export function oneTimer(after: (ms: number, run: () => void) => () => void) {
  let cancel: (() => void) | null = null;
  const stop = () => {
    cancel?.();
    cancel = null;
  };
  return {
    stop,
    isRunning: () => cancel !== null,
    /** Does `run` after a time, instead of what was to be done. */
    start(ms: number, run: () => void): void {
      stop();
      cancel = after(ms, () => {
        cancel = null;
        run();
      });
    },
  };
}
