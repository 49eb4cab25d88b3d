import 'server-only';
import { VISITOR_SECONDS } from '@/server/auth/visitor';
import { AUDIT_DAYS, deleteAuditBefore } from '@/server/data/audit-log';
import { deleteUnclaimedAttempts } from '@/server/data/claims';
import { boss, QUEUE } from '@/server/data/job-queue';
import { deleteLettersBefore } from '@/server/data/letters';
import { deleteExpiredOneTimeLinks } from '@/server/data/one-time-links';
import { sealSecondFactors } from '@/server/data/second-factor';
import { deleteEndedSessions } from '@/server/data/sessions';
import { deleteExpiredLinks } from '@/server/data/share-links';
import { tidyEmbedded } from '@/server/data/upkeep';
import { log } from '@/server/log';
import { fillAllLikenesses } from '@/server/services/likenesses';

/** When, in UTC: night in Europe, and no teaching hour in most other places. */
const AT = '17 2 * * *';

/** How long it can be seen that a letter was sent, or was not. */
const LETTER_DAYS = 30;

/** Forgets what nobody has a claim on any more, and tidies the embedded database. */
export async function nightlyWork(now: Date): Promise<void> {
  await deleteUnclaimedAttempts(new Date(now.getTime() - VISITOR_SECONDS * 1000));
  await deleteExpiredLinks(now);
  await deleteExpiredOneTimeLinks(now);
  await deleteEndedSessions(now);
  await deleteAuditBefore(new Date(now.getTime() - AUDIT_DAYS * 24 * 3600 * 1000));
  await deleteLettersBefore(new Date(now.getTime() - LETTER_DAYS * 24 * 3600 * 1000));
  await sealSecondFactors();
  await fillAllLikenesses();
  await tidyEmbedded();
}

/** Has the nightly work done, by one process of all that share a database. */
export async function scheduleNightly(): Promise<void> {
  const queue = await boss();
  await queue.schedule(QUEUE.nightly, AT, {}, { tz: 'UTC' });
  await queue.work(QUEUE.nightly, { batchSize: 1, pollingIntervalSeconds: 60 }, async () => {
    log.info('the nightly work begins');
    await nightlyWork(new Date());
  });
}
