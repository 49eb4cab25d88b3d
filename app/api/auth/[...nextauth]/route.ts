import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/server/auth/options';
import { notFound } from '@/server/errors';
import { handle, readText } from '@/server/http';

const MAX_BYTES = 8 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

/** The routes that the site uses; next-auth has more, among them one by which anybody could write our log. */
const ROUTES = {
  GET: ['csrf', 'session'],
  POST: ['callback/credentials', 'signout'],
} as const;

async function requireRoute(method: keyof typeof ROUTES, { params }: Context): Promise<void> {
  const route = (await params).nextauth.join('/');
  if (!ROUTES[method].some((known) => known === route)) throw notFound(`no route ${route}`);
}

export function GET(request: NextRequest, context: Context): Promise<Response> {
  return handle(async () => {
    await requireRoute('GET', context);
    return NextAuth(request, context, authOptions());
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
