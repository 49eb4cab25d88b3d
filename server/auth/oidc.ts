import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';

/** The one provider of OpenID Connect that vouches for people here. */
export interface OidcSettings {
  /** Its address, as it names itself in what it signs. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it. */
  name: string;
}

/** The provider as the environment names it; null without one. */
export function oidcSettings(): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = process.env;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME || 'your organisation',
  };
}

/** What a provider may say of a person. */
export interface OidcClaims {
  sub: string;
  name?: unknown;
  preferred_username?: unknown;
  email?: unknown;
  email_verified?: unknown;
}

/** The provider for next-auth, which checks state, nonce, PKCE and signature. */
export function oidcProvider(settings: OidcSettings): OAuthConfig<OidcClaims> {
  const { issuer, clientId, clientSecret, name } = settings;
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    httpOptions: { timeout: 10_000 },
    profile: ({ sub }) => ({ id: sub }),
  };
}
