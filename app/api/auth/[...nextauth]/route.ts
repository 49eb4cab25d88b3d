import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/server/auth/options';
import { handle, readText } from '@/server/http';

const MAX_BYTES = 8 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

export function GET(request: NextRequest, context: Context): Promise<Response> {
  return handle(() => NextAuth(request, context, authOptions()));
}

/** Reads the body itself first: next-auth would read one of any size. */
export function POST(request: NextRequest, context: Context): Promise<Response> {
  return handle(async () => {
    const body = await readText(request, MAX_BYTES);
    const bounded = new NextRequest(request.url, {
      method: 'POST',
      headers: request.headers,
      body,
    });
    return NextAuth(bounded, context, authOptions());
  });
}
