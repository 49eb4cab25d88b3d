/** The mark: a pipe whose pressure is held back by a valve. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M2 7h12M2 12h8M2 17h12" stroke="var(--sync)" strokeWidth="2" strokeLinecap="round" />
      <path d="M17 4v16" stroke="var(--ink)" strokeWidth="2.5" strokeLinecap="round" />
      <path
        d="M20 12h2"
        stroke="var(--async)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray="2 2"
      />
    </svg>
  );
}
