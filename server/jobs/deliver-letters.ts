import 'server-only';
import { newToken } from '@/server/auth/token';
import { selectOptionalCredentials } from '@/server/data/accounts';
import { boss, QUEUE } from '@/server/data/job-queue';
import { dropLetter, endLetter, noteFailedTry, selectWaitingLetter } from '@/server/data/letters';
import { replaceResetLink } from '@/server/data/new-links';
import { selectOptionalNews } from '@/server/data/news';
import { log } from '@/server/log';
import { type Letter, type Mail, mailOf, newsMail, resetMail } from '@/server/mail/letters';
import { sendMail } from '@/server/mail/send-mail';
import { mailSettings } from '@/server/mail/settings';
import { stopToken } from '@/server/mail/stop-link';
import { RESET_MS } from '@/server/services/make-links';
import { siteAddress } from '@/server/site-address';

/** Makes the link only now, so that asking takes the same time whether anybody has the e-mail; null when nobody has, or may come in. */
async function writeReset(email: string): Promise<Mail | null> {
  const account = await selectOptionalCredentials(email);
  if (account === null || account.disabledAt !== null) return null;
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(Date.now() + RESET_MS);
  await replaceResetLink(account, tokenHash, expiresAt, null);
  const url = `${siteAddress()}/reset/${token}`;
  return resetMail({ email, name: account.name }, url, expiresAt.toISOString());
}

async function writeNews(userId: string): Promise<Mail | null> {
  const found = await selectOptionalNews(userId);
  if (found === null) return null;
  const token = stopToken(userId);
  const page = `${siteAddress()}/inbox/stop/${token}`;
  const stop = `${siteAddress()}/api/news/${token}`;
  return newsMail(found, { inbox: `${siteAddress()}/inbox`, page, stop });
}

async function write(letter: Letter): Promise<Mail | null> {
  if (letter.kind === 'reset') return writeReset(letter.email);
  return letter.kind === 'news' ? writeNews(letter.userId) : mailOf(letter);
}

/**
 * Sends one letter, if it still waits: repeated without effect once it is sent. Throws when the mail server refuses it, upon which the queue
 * tries again later, until the letter is given up.
 */
export async function deliverLetter(id: string): Promise<void> {
  const settings = mailSettings();
  const waiting = await selectWaitingLetter(id);
  if (waiting === null) return;
  try {
    if (settings === null) throw new Error('this process has no mail server: SMTP_URL is not set');
    const mail = await write(waiting.letter);
    if (mail === null) return await dropLetter(id);
    await sendMail(settings, mail);
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    log.warn({ letter: id, kind: waiting.letter.kind, reason: trouble }, 'a letter was not sent');
    if (await noteFailedTry(id, waiting.tries, trouble)) return;
    throw error;
  }
  await endLetter(id);
}

/** The queue hands out a batch every two seconds: a class that registers at once has its letters within the minute. */
const BATCH = 20;

/** Sends letters in this process, as they come. */
export async function startDelivery(): Promise<void> {
  const queue = await boss();
  await queue.work<{ id: string }>(
    QUEUE.mail,
    { batchSize: BATCH, pollingIntervalSeconds: 2 },
    async (jobs) => {
      const outcomes = [];
      for (const { data } of jobs) {
        outcomes.push(
          await deliverLetter(data.id).then(
            () => null,
            (error: Error) => error,
          ),
        );
      }
      // One refusal has the whole batch come again; what was sent of it finds nothing to do then.
      const refused = outcomes.find((outcome) => outcome !== null);
      if (refused) throw refused;
    },
  );
}
