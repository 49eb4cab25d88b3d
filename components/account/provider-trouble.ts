const WORDS: Record<string, string> = {
  provider:
    'Signing in elsewhere did not work. Try again; if it fails again, tell your administrator.',
  disabled: 'This account is disabled. Ask the administrator of this site.',
  'no-email': 'You were not let in: your e-mail is missing there, or it is not confirmed.',
  'email-taken':
    'There is an account with your e-mail already. Sign in with its password, then connect the two on your account page.',
  'connected-elsewhere': 'This is connected with another account here already.',
  unconfirmed: 'You signed in a while ago. Sign out and in again, then connect.',
};

/** Why the word of a provider was not enough, as the address says it; null for nothing and for what it cannot say. */
export function providerTrouble(error: unknown): string | null {
  return typeof error === 'string' && Object.hasOwn(WORDS, error) ? (WORDS[error] ?? null) : null;
}
