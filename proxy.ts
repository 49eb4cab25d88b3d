import { type NextRequest, NextResponse } from 'next/server';
import { isSecure } from '@/server/auth/session';
import { contentPolicy, scriptHashes } from '@/server/security/content-policy';

const POLICY = 'content-security-policy';

/** Gives every page its content security policy. It never decides who may see what: the data layer does. */
export function proxy(request: NextRequest): NextResponse {
  const { policy, usesNonce } = contentPolicy({
    pathname: request.nextUrl.pathname,
    hashes: scriptHashes(),
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
    dev: process.env.NODE_ENV === 'development',
    https: isSecure(),
  });
  const headers = new Headers(request.headers);
  // What the renderer reads the nonce from is ours alone, never the client's.
  if (usesNonce) headers.set(POLICY, policy);
  else headers.delete(POLICY);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  return response;
}

export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|favicon.ico|icon).*)'],
};
