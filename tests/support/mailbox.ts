import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface Received {
  to: string;
  from: string;
  subject: string;
  text: string;
  /** As it came. */
  head: string;
}

export interface Mailbox {
  /** Where a program sends its mail to. */
  url: string;
  mails(): Received[];
  empty(): void;
  /** Answers every recipient with this from now on; until it is emptied. */
  refuse(said: string): void;
  close(): Promise<void>;
}

/** Quoted-printable (RFC 2045) as text. */
const decoded = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** A mail server of this process that keeps what it is given. */
export async function openMailbox(): Promise<Mailbox> {
  let kept: Received[] = [];
  let refusal: string | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (refusal === null) return done();
      const [code, ...words] = refusal.split(' ');
      done(Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [head = '', ...body] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
        const from = session.envelope.mailFrom;
        kept.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
          from: from === false ? '' : from.address,
          subject: /^Subject: (.*(?:\r\n\s.*)*)/m.exec(head)?.[1]?.replace(/\r\n\s/g, ' ') ?? '',
          head: head.replace(/\r\n\s/g, ' '),
          text: decoded(body.join('\r\n\r\n')).replaceAll('\r\n', '\n'),
        });
        done();
      });
    },
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', () => open()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => kept,
    empty: () => {
      kept = [];
      refusal = null;
    },
    refuse: (said) => {
      refusal = said;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
