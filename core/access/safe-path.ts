/**
 * Where to go after signing in: the wanted path when it lies within this site, else `fallback`. Refuses other hosts
 * (`//host`, `/\host`, `https:`) and control characters.
 */
export function safePath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== 'string' || wanted.length > 500) return fallback;
  const isLocal = /^\/(?![/\\])[^\\\s]*$/.test(wanted);
  return isLocal ? wanted : fallback;
}
