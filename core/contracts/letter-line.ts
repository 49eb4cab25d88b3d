/** A mail of the site that an admin may have to look after; times in ISO 8601, UTC. */
export interface LetterLine {
  id: string;
  kind: 'reset' | 'confirm' | 'invitation' | 'emailChanged' | 'news';
  state: 'waiting' | 'sent' | 'failed';
  tries: number;
  /** What the mail server said to the last try. */
  trouble: string | null;
  createdAt: string;
  /** Whom it is about; null for who has no account. */
  whose: { id: string; name: string } | null;
}
