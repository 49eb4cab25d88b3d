import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { sealingSecrets } from './secrets';

// What the database must keep and must not tell: whoever reads a backup or a row has nothing without the secret of the site.

const MARK = 'sealed1.';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'backpressure sealed values', 32));

const seal = (value: Buffer, secret: string, about: string): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(about));
  const parts = [iv, cipher.update(value), cipher.final(), cipher.getAuthTag()];
  return MARK + Buffer.concat(parts).toString('base64url');
};

function open(sealed: string, secret: string, about: string): Buffer | null {
  const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url');
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(-TAG_BYTES)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), iv, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/**
 * Makes a value unreadable for who has the database alone (AES-256-GCM). `about` names whose it is: the same text in another row opens
 * nothing.
 */
export function sealed(value: Buffer, about: string): string {
  const [secret = ''] = sealingSecrets();
  return seal(value, secret, about);
}

/** What was sealed, with the secret of today or one before it; null when no secret opens it. */
export function unsealed(text: string, about: string): Buffer | null {
  for (const secret of sealingSecrets()) {
    const value = open(text, secret, about);
    if (value !== null) return value;
  }
  return null;
}

/** Whether a text is sealed, and with the secret of today. */
export function isSealedToday(text: string, about: string): boolean {
  const [secret = ''] = sealingSecrets();
  return text.startsWith(MARK) && open(text, secret, about) !== null;
}

/** Whether a text is sealed at all: versions before kept some values as they are. */
export const isSealed = (text: string) => text.startsWith(MARK);
