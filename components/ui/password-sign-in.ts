import { z } from 'zod';

const CsrfSchema = z.object({ csrfToken: z.string() });
const AnswerSchema = z.object({ url: z.string() });

export type SignInOutcome = 'ok' | 'wrong' | 'too-many' | 'disabled' | 'unreachable';

/**
 * Signs in through next-auth's own endpoints and stays on the page whatever happens; its client would go to an error
 * page when the server cannot be reached.
 */
export async function passwordSignIn(
  email: string,
  password: string,
  send: typeof fetch = fetch,
): Promise<SignInOutcome> {
  try {
    const asked = await send('/api/auth/csrf', { cache: 'no-store' });
    const { csrfToken } = CsrfSchema.parse(await asked.json());
    const answer = await send('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    });
    if (answer.ok) return 'ok';
    const { url } = AnswerSchema.parse(await answer.json());
    const error = new URL(url, 'http://localhost').searchParams.get('error');
    if (error === 'too-many' || error === 'disabled') return error;
    return error === 'unavailable' ? 'unreachable' : 'wrong';
  } catch {
    return 'unreachable';
  }
}
