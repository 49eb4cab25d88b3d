import 'server-only';

const SECRET =
  /pass(word|wd|phrase)?$|secret|token|cookie|authori[sz]ation|api-?key|session|credential|^key$/i;
/** Values that would be long in a log are no message any more, characters. */
const LONGEST = 8_000;
const DEEPEST = 6;

/** In a text: what follows such a name in an address or a header. */
const IN_TEXT = /((?:password|secret|token|authorization|cookie)["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi;
/** The name and password of a database's address. */
const IN_ADDRESS = /(\w+:\/\/)[^\s/@]+@/g;

function text(value: string): string {
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return short.replace(IN_ADDRESS, '$1[redacted]@').replace(IN_TEXT, '$1[redacted]');
}

/** A copy of what is to be logged in which everything named like a secret is replaced, at any depth; errors keep their stack. */
export function redacted(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deep]';
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 100).map((one) => redacted(one, depth + 1));
  const own: Record<string, unknown> = {};
  if (value instanceof Error) {
    Object.assign(own, { type: value.name, message: value.message, stack: value.stack });
    if (value.cause !== undefined) own.cause = value.cause;
  }
  Object.assign(own, value);
  return Object.fromEntries(
    Object.entries(own).map(([name, each]) => [
      name,
      SECRET.test(name) ? '[redacted]' : redacted(each, depth + 1),
    ]),
  );
}
