import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { oidcSettings } from '@/server/auth/oidc';
import { authOptions } from '@/server/auth/options';
import { notFound } from '@/server/errors';
import { handle, readText } from '@/server/http';

const MAX_BYTES = 8 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

/** The routes that the site uses; next-auth has more, among them one by which anybody could write our log. */
const ROUTES = {
  GET: ['csrf', 'session'],
  POST: ['callback/credentials', 'signout'],
};
/** And those of the provider, where there is one. */
const PROVIDER_ROUTES = { GET: ['callback/oidc'], POST: ['signin/oidc'] };

async function requireRoute(method: keyof typeof ROUTES, { params }: Context): Promise<void> {
  const route = (await params).nextauth.join('/');
  const known = oidcSettings() === null ? [] : PROVIDER_ROUTES[method];
  if (![...ROUTES[method], ...known].includes(route)) throw notFound(`no route ${route}`);
}

/** next-auth sends trouble to a page of its own, which is not there: the sign-in page says it. */
function withOwnErrorPage(answer: Response): Response {
  const to = answer.headers.get('location') ?? '';
  if (!/\/api\/auth\/(error|signin)\b/.test(to)) return answer;
  const headers = new Headers(answer.headers);
  headers.set('location', '/sign-in?error=provider');
  return new Response(null, { status: answer.status, headers });
}

export function GET(request: NextRequest, context: Context): Promise<Response> {
  return handle(async () => {
    await requireRoute('GET', context);
    return withOwnErrorPage(await NextAuth(request, context, authOptions()));
  });
}

/** Reads the body itself first: next-auth would read one of any size. */
export function POST(request: NextRequest, context: Context): Promise<Response> {
  return handle(async () => {
    await requireRoute('POST', context);
    const body = await readText(request, MAX_BYTES);
    const bounded = new NextRequest(request.url, {
      method: 'POST',
      headers: request.headers,
      body,
    });
    return NextAuth(bounded, context, authOptions());
  });
}
