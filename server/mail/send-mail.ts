import 'server-only';
import { createTransport } from 'nodemailer';
import type { Mail } from './letters';
import type { MailSettings } from './settings';

const SECONDS = 1000;

/** Hands a mail to the mail server; throws with what it said. */
export async function sendMail(
  { url, from }: MailSettings,
  { stop, ...mail }: Mail,
): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
    // A letter is plain text of ours: nothing in it may make this program read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      ...mail,
      // Programs that answer by themselves leave such letters alone (RFC 3834).
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(stop === undefined
          ? {}
          : {
              'List-Unsubscribe': `<${stop}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
      },
    });
  } finally {
    transport.close();
  }
}
