import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hashes of the inline scripts of prerendered pages, by path; written after the build. */
export type ScriptHashes = Readonly<Record<string, readonly string[]>>;

let hashes: ScriptHashes | null = null;

/** Reads what the build noted; empty in development, where every page is rendered on request. */
export function scriptHashes(): ScriptHashes {
  if (hashes !== null) return hashes;
  try {
    const file = join(/* turbopackIgnore: true */ process.cwd(), '.next', 'script-hashes.json');
    hashes = JSON.parse(readFileSync(file, 'utf8')) as ScriptHashes;
  } catch {
    hashes = {};
  }
  return hashes;
}

/** What the policy of one page depends on. */
export interface PolicyInput {
  pathname: string;
  hashes: ScriptHashes;
  nonce: string;
  dev: boolean;
  https: boolean;
}

/**
 * The content security policy of a page, and whether the page is to carry the nonce. Prerendered pages allow exactly
 * their own inline scripts by hash; pages rendered on request allow those with the nonce, and the scripts of the
 * prerendered error pages that may take their place.
 */
export function contentPolicy(input: PolicyInput): { policy: string; usesNonce: boolean } {
  const pathname = input.pathname.length > 1 ? input.pathname.replace(/\/$/, '') : '/';
  const own = Object.hasOwn(input.hashes, pathname) ? input.hashes[pathname] : undefined;
  const inline =
    own !== undefined && !input.dev
      ? own
      : [
          `'nonce-${input.nonce}'`,
          ...(input.hashes['/_not-found'] ?? []),
          ...(input.hashes['/_global-error'] ?? []),
        ];
  const directives = [
    "default-src 'self'",
    `script-src ${["'self'", ...inline, ...(input.dev ? ["'unsafe-eval'"] : [])].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${input.dev ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(input.https ? ['upgrade-insecure-requests'] : []),
  ];
  return { policy: directives.join('; '), usesNonce: own === undefined || input.dev };
}
