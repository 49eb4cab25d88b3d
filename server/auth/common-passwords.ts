import 'server-only';

/** Beginnings of the passwords that are tried first wherever passwords are guessed; digits and signs behind them help little. */
const STEMS = new Set([
  'password',
  'passw0rd',
  'qwertyuiop',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qazwsxedcr',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'welcome',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'trustno1',
  'dragon',
  'monkey',
  'shadow',
  'master',
  'michael',
  'jordan',
  'changeme',
  'administrator',
  'backpressure',
  'abcdefghij',
  'q1w2e3r4t5',
  'qwerty123456',
  'computer',
  'internet',
  'starwars',
  'whatever',
  'freedom',
  'liverpool',
  'barcelona',
  'charlie',
  'chocolate',
  'butterfly',
  '',
]);

const DIGITS_IN_A_ROW = '01234567890123456789';

function isRow(text: string): boolean {
  const reversed = [...text].reverse().join('');
  return DIGITS_IN_A_ROW.includes(text) || DIGITS_IN_A_ROW.includes(reversed);
}

/**
 * Whether a password is among those that guessing begins with: one character or one short piece again and again, digits in a
 * row, or a well-known word with nothing but digits and signs around it (NIST SP 800-63B asks for such a list).
 */
export function isCommonPassword(password: string): boolean {
  const text = password.trim().toLowerCase();
  if (isRow(text)) return true;
  const bare = text.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const repeated = /^(.{1,5}?)\1+$/.exec(text) !== null;
  return repeated || STEMS.has(bare) || STEMS.has(text);
}
