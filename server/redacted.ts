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

/** What an error says of itself. Whole connections hang on some of them; only plain values are taken along. */
function ofError(error: Error): object {
  const more = Object.entries(error).filter(([, each]) => typeof each !== 'object');
  const { name: type, message, stack, cause } = error;
  return {
    ...Object.fromEntries(more),
    type,
    message,
    stack,
    ...(cause === undefined ? {} : { cause }),
  };
}

/** A copy of what is to be logged in which everything named like a secret is replaced, at any depth; errors keep their stack. */
export function redacted(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deep]';
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 100).map((one) => redacted(one, depth + 1));
  const own = value instanceof Error ? ofError(value) : value;
  return Object.fromEntries(
    Object.entries(own).map(([name, each]) => [
      name,
      SECRET.test(name) ? '[redacted]' : redacted(each, depth + 1),
    ]),
  );
}
