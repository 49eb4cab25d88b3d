import 'server-only';
import { serverEnv } from './env';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The hosts (name, and port where it is written) under which the site is reached, by configuration alone: that of its address,
 * the loopback names where it is one of them, and those of `ALLOWED_HOSTS`. Null when no address was set.
 */
export function ownHosts(): ReadonlySet<string> | null {
  const { url } = serverEnv();
  if (url === null) return null;
  const { host, hostname, port } = new URL(url);
  const names = LOOPBACK.includes(hostname)
    ? LOOPBACK.map((name) => (port === '' ? name : `${name}:${port}`))
    : [host];
  const more = (process.env.ALLOWED_HOSTS ?? '').split(',').map((name) => name.trim());
  return new Set(
    [...names, ...more.filter((name) => name !== '')].map((name) => name.toLowerCase()),
  );
}
