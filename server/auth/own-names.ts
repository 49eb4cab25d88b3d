import 'server-only';
import { invalid } from '@/server/errors';

/** Shorter pieces of a name stand in many words by chance, letters. */
const SHORTEST_PIECE = 4;
/** What has to be left of a password without its owner's names, characters. */
const LEAST_BESIDE = 6;

interface Person {
  name: string;
  email: string;
}

/** Whether hardly anything of a password is left without its owner's name and e-mail, which guessing begins with too (NIST SP 800-63B). */
export function isMadeOfNames(password: string, { name, email }: Person): boolean {
  const [local = '', host = ''] = email.toLowerCase().split('@');
  const pieces = [email, local, ...local.split(/[^\p{L}\d]+/u), host, ...name.split(/\s+/)]
    .map((piece) => piece.toLowerCase())
    .filter((piece) => piece.length >= SHORTEST_PIECE)
    .sort((a, b) => b.length - a.length);
  let rest = password.toLowerCase();
  for (const piece of pieces) rest = rest.replaceAll(piece, '');
  return rest.length < password.length && rest.length < LEAST_BESIDE;
}

/** Throws `invalid` for such a password; `path` names its field. */
export function refuseNames(password: string, person: Person, path: string): void {
  if (!isMadeOfNames(password, person)) return;
  throw invalid('a password made of names', [
    { path, message: 'is hardly more than your name or e-mail; choose another' },
  ]);
}
