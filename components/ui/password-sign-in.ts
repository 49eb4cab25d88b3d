import { z } from 'zod';

const CsrfSchema = z.object({ csrfToken: z.string() });
const AnswerSchema = z.object({ url: z.string() });

/** Refusals that the server names; any other is a wrong e-mail or password. */
const NAMED = ['too-many', 'disabled', 'needs-code', 'wrong-code'] as const;

export type SignInOutcome = 'ok' | 'wrong' | (typeof NAMED)[number] | 'unreachable';

/**
 * Signs in through next-auth's own endpoints and stays on the page whatever happens; its client would go to an error
 * page when the server cannot be reached. `code` is that of a second factor.
 */
export async function passwordSignIn(
  email: string,
  password: string,
  { code = '', send = fetch }: { code?: string; send?: typeof fetch } = {},
): Promise<SignInOutcome> {
  try {
    const asked = await send('/api/auth/csrf', { cache: 'no-store' });
    const { csrfToken } = CsrfSchema.parse(await asked.json());
    const answer = await send('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, email, password, code, json: 'true' }),
    });
    if (answer.ok) return 'ok';
    const { url } = AnswerSchema.parse(await answer.json());
    const error = new URL(url, 'http://localhost').searchParams.get('error');
    if (error === 'unavailable') return 'unreachable';
    return NAMED.find((name) => name === error) ?? 'wrong';
  } catch {
    return 'unreachable';
  }
}
