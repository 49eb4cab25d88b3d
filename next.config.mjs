const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
];

const answers = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
  { key: 'Cache-Control', value: 'no-store' },
];

// The address of these pages is the key to them: it goes to nobody, and no search engine keeps it.
const keyed = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cache-Control', value: 'private, no-store' },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: [
    '@electric-sql/pglite',
    // Compares its errors with PGlite's class, so both must come from the same place.
    'pglite-prisma-adapter',
    '@node-rs/argon2',
    'pg',
    'pg-boss',
    'pino',
    'prom-client',
  ],
  // Nothing uses it, and it would work for strangers.
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: answers },
    { source: '/:page(shared|reset|invitation|calendar)/:path*', headers: keyed },
    { source: '/interview/join/:path*', headers: keyed },
  ],
};

export default config;
