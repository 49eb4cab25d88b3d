import { z } from 'zod';

const CsrfSchema = z.object({ csrfToken: z.string() });
const AnswerSchema = z.object({ url: z.url() });

/** Asks next-auth for the provider's page; its address, or null when there is no answer. `next` is where to go afterwards. */
export async function providerAddress(
  next: string,
  send: typeof fetch = fetch,
): Promise<string | null> {
  try {
    const asked = await send('/api/auth/csrf', { cache: 'no-store' });
    const { csrfToken } = CsrfSchema.parse(await asked.json());
    const answer = await send('/api/auth/signin/oidc', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' }),
    });
    const { url } = AnswerSchema.parse(await answer.json());
    // next-auth's own pages stand for an error; the site has none of them.
    return /\/api\/auth\/(error|signin)\b/.test(url) ? null : url;
  } catch {
    return null;
  }
}
