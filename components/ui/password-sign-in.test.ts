import { describe, expect, it } from 'vitest';
import { passwordSignIn } from './password-sign-in';

const json = (value: unknown, status = 200) =>
  new Response(typeof value === 'string' ? value : JSON.stringify(value), { status });

/** A server that answers the token's request, then the sign-in. */
function serverOf(...answers: (Response | Error)[]): typeof fetch {
  const left = [...answers];
  return async () => {
    const answer = left.shift() ?? new Error('no more answers');
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

const TOKEN = { csrfToken: 't' };
const errorUrl = (error: string) => ({ url: `http://localhost:3000/sign-in?error=${error}` });

describe('passwordSignIn', () => {
  it.each([
    ['ok', [json(TOKEN), json({ url: 'http://localhost:3000/' })]],
    ['wrong', [json(TOKEN), json(errorUrl('CredentialsSignin'), 401)]],
    ['too-many', [json(TOKEN), json(errorUrl('too-many'), 401)]],
    ['disabled', [json(TOKEN), json(errorUrl('disabled'), 401)]],
    ['needs-code', [json(TOKEN), json(errorUrl('needs-code'), 401)]],
    ['wrong-code', [json(TOKEN), json(errorUrl('wrong-code'), 401)]],
    ['unreachable', [json(TOKEN), json(errorUrl('unavailable'), 401)]],
    ['unreachable', [new TypeError('Failed to fetch')]],
    ['unreachable', [json(TOKEN), new TypeError('Failed to fetch')]],
    ['unreachable', [json('<h1>Bad gateway</h1>', 502)]],
    ['unreachable', [json(TOKEN), json('<h1>Bad gateway</h1>', 502)]],
  ] as const)('says “%s”, and throws nothing', async (outcome, answers) => {
    expect(await passwordSignIn('a@b.c', 'secret', { send: serverOf(...answers) })).toBe(outcome);
  });
});
