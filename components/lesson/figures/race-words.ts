import { EMAILS, PATIENCE_MS, type Race, STEP_MS, WORKERS } from '@/core/lessons/loop-and-queue';
import { formatMs, formatNumber } from '@/core/shared/format-number';

const count = (n: number) => `${formatNumber(n)} of ${formatNumber(EMAILS)}`;

/** What the admin knows at an instant, and whether that is trouble. */
export function adminWords(race: Race, ms: number): { text: string; trouble: boolean } {
  const { answeredMs } = race;
  if (answeredMs !== null && ms >= answeredMs)
    return { text: `answered after ${formatMs(answeredMs)}`, trouble: false };
  if (answeredMs === null && ms >= PATIENCE_MS)
    return { text: `gave up after ${formatMs(PATIENCE_MS)}`, trouble: true };
  return { text: ms === 0 ? 'clicks Send' : `waits, ${formatMs(ms)}`, trouble: false };
}

/** How many e-mails are out at an instant. */
export function sentWords(race: Race, step: number): string {
  const sent = race.sent[step] ?? 0;
  return sent === EMAILS ? `all ${formatNumber(EMAILS)} sent` : `${count(sent)} sent`;
}

/** Both runs in words, for who does not watch them. */
export function raceWords({ loop, queue }: { loop: Race; queue: Race }): string {
  const byThen = loop.sent[PATIENCE_MS / STEP_MS] ?? 0;
  const first = `In the loop the admin waits for ${formatNumber(EMAILS)} calls, one after the other, and gives up after ${formatMs(PATIENCE_MS)}: ${count(byThen)} e-mails are out by then. The last one leaves after ${formatMs(loop.doneMs)}, with nobody left to tell.`;
  const answered =
    queue.answeredMs === null
      ? 'is not answered'
      : `is answered after ${formatMs(queue.answeredMs)}`;
  const second = `With the queue the admin ${answered}, and ${WORKERS} workers have sent everything after ${formatMs(queue.doneMs)}.`;
  return `${first} ${second}`;
}
