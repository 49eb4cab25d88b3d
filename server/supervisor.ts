import 'server-only';
import { processStart } from '@/scripts/lib/folder-lock.mjs';

const INTERVAL_MS = 250;

/**
 * Ends this process soon after the one that started it has gone, however that one died: a server that nobody can
 * stop any more would keep the database locked. Does nothing when it was started by hand.
 */
export function followSupervisor(): void {
  const [pid, start] = (process.env.BACKPRESSURE_SUPERVISOR ?? '').split(/ (.*)/);
  if (!pid || !start) return;
  setInterval(() => {
    if (processStart(Number(pid)) !== start) process.exit(1);
  }, INTERVAL_MS).unref();
}
