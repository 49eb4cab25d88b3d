import { LocalTime } from '@/components/ui/local-time';

/** An address that is a key, shown once to be handed over. */
export function OneTimeAddress({
  whose,
  url,
  expiresAt,
  isMailed = false,
}: {
  whose: string;
  url: string;
  expiresAt: string;
  /** Whether it is on its way by mail too. */
  isMailed?: boolean;
}) {
  return (
    <div role="status" className="flex flex-col gap-1 text-sm text-ink-soft">
      <p>
        {isMailed && 'It is on its way by mail too. '}Give this to {whose} alone. It is shown only
        now and works once, until <LocalTime at={expiresAt} />.
      </p>
      <input
        readOnly
        aria-label={`The link for ${whose}`}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
        className="min-h-11 w-full min-w-0 rounded border border-line-strong bg-paper px-2 font-mono text-xs text-ink"
      />
    </div>
  );
}
