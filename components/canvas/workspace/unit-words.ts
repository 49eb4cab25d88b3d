/** A unit beside its number: `1 replica`, `3 replicas`, `1 slot per replica`. */
export function unitWords(value: number, unit: string): string {
  const [first = '', ...rest] = unit.split(' ');
  const one = value === 1 && /^[a-z]{2,}s$/.test(first) ? first.slice(0, -1) : first;
  return [one, ...rest].join(' ');
}
