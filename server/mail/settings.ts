import 'server-only';

/** How this site sends mail. */
export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string;
  /** What stands as the sender: an address, or a name with one. */
  from: string;
}

/** The settings of the environment; null for a site that sends no mail. */
export function mailSettings(): MailSettings | null {
  const { SMTP_URL, MAIL_FROM } = process.env;
  return SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null;
}
