import 'server-only';
import { boss, QUEUE } from '@/server/data/job-queue';
import { insertDueNews } from '@/server/data/news';
import { log } from '@/server/log';

/** When, each hour. */
const AT = '23 * * * *';

/** Has letters about news decided on, by one process of all that share a database. */
export async function scheduleNews(): Promise<void> {
  const queue = await boss();
  await queue.schedule(QUEUE.news, AT, {}, { tz: 'UTC' });
  await queue.work(QUEUE.news, { batchSize: 1, pollingIntervalSeconds: 60 }, async () => {
    const letters = await insertDueNews(new Date());
    if (letters > 0) log.info({ letters }, 'letters about news were decided on');
  });
}
