'use client';

import { freshnessLoad, LONG_POLL_S, REQUEST_MS, type Way } from '@/core/lessons/freshness';
import { formatNumber } from '@/core/shared/format-number';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

const TITLES: Record<Way, string> = {
  polling: 'Polling',
  'long-polling': 'Long polling',
  push: 'Push over an open line (WebSocket, SSE)',
  webhook: 'Webhook, to servers only',
};

/** A count per second or at a time: whole numbers from ten on, as nobody counts a third of a request. */
function counted(value: number): string {
  if (value < 1) return 'under 1';
  return formatNumber(value >= 10 ? Math.round(value) : value);
}

function Bar({ share, words, look }: { share: number; words: string; look: string }) {
  return (
    <div className="grid grid-cols-[1fr_9.5rem] items-center gap-2">
      <div aria-hidden="true" className="h-3.5 rounded-sm bg-sunk">
        <div
          className={`h-full min-w-1.5 rounded-sm border-2 ${look}`}
          style={{ width: `${100 * share}%` }}
        />
      </div>
      <strong className="text-right font-medium">{words}</strong>
    </div>
  );
}

/** The same freshness in four ways: what each asks of the server in requests and in open connections. */
export function FreshnessFigure() {
  const [watchers, setWatchers] = useUrlNumber('fresh-watchers', 10_000, 100, 20_000);
  const [newsPerHour, setNews] = useUrlNumber('fresh-news', 6, 1, 600);
  const [staleS, setStale] = useUrlNumber('fresh-stale', 3, 1, 60);
  const loads = freshnessLoad({ watchers, newsPerHour, staleS });
  const mostRequests = Math.max(...loads.map(({ perSecond }) => perSecond));
  const mostHeld = Math.max(...loads.map(({ held }) => held));
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Slider
          label="Watchers"
          unit=""
          value={watchers}
          min={100}
          max={20_000}
          step={100}
          onChange={setWatchers}
        />
        <Slider
          label="News for each"
          unit="an hour"
          value={newsPerHour}
          min={1}
          max={600}
          onChange={setNews}
        />
        <Slider
          label="Seen late by"
          unit="s on average"
          value={staleS}
          min={1}
          max={60}
          onChange={setStale}
        />
      </div>
      <ul aria-live="polite" className="figure-list num flex flex-col gap-3 text-sm">
        {loads.map(({ way, perSecond, held, inVain }) => (
          <li key={way} className="flex flex-col gap-1 border-t border-line pt-2">
            <p>
              <span className="font-medium">
                {TITLES[way]}
                {way === 'polling' && ` every ${2 * staleS} s`}
              </span>
              <span className="text-ink-soft">
                {way === 'polling' ? '' : ': seen at once'}
                {inVain > 0 && `; ${formatNumber(inVain * 100)} % of the answers say “nothing yet”`}
              </span>
            </p>
            <Bar
              share={perSecond / mostRequests}
              words={`${counted(perSecond)} ${way === 'push' ? 'messages' : 'requests'}/s`}
              look="border-sync bg-sync-soft"
            />
            <Bar
              share={held / mostHeld}
              words={`${counted(held)} open lines`}
              look="border-dashed border-line-strong bg-paper"
            />
          </li>
        ))}
      </ul>
      <p className="text-xs text-ink-faint">
        Calculated. Polled every r seconds, news is r / 2 old on average when it is seen. A request
        takes {REQUEST_MS} ms, a long poll is open for up to {LONG_POLL_S} s, and news comes at
        random.
      </p>
    </div>
  );
}
