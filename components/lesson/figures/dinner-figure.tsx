'use client';

import { byMessage, byTelephone, type DinnerWay } from '@/core/lessons/dinner-party';
import { formatMs } from '@/core/shared/format-number';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

const time = (seconds: number) => formatMs(Math.round(seconds) * 1000);

/** What the host does in one way of inviting, and a dot for each answer, on an axis of `totalS`. */
function Lane({
  title,
  way,
  totalS,
  async,
}: {
  title: string;
  way: DinnerWay;
  totalS: number;
  async: boolean;
}) {
  const share = (seconds: number) => `${(100 * seconds) / totalS}%`;
  return (
    <div className="flex flex-col gap-1">
      <p className={`text-sm font-medium ${async ? 'text-async' : 'text-sync'}`}>
        {title}: busy for {time(way.busyS)}, all answers after {time(way.knownS)}
      </p>
      <div aria-hidden="true" className="grid grid-cols-[4rem_1fr] gap-x-2 gap-y-1 text-xs">
        <span className="text-ink-soft">host</span>
        <span className="relative h-5 overflow-hidden rounded-sm bg-sunk">
          <span
            className="absolute inset-y-0 left-0 min-w-1 rounded-l-sm border-2 border-sync bg-sync-soft"
            style={{ width: share(way.busyS) }}
          />
          <span
            className="absolute inset-y-0 overflow-hidden pl-2 leading-5 whitespace-nowrap text-ink-soft"
            style={{ left: share(way.busyS) }}
          >
            cooks and reads
          </span>
        </span>
        <span className="text-ink-soft">answers</span>
        <span className="relative h-5 rounded-sm bg-sunk">
          {way.answersS.map((at) => (
            <span
              key={at}
              className={`absolute top-1 size-3 -translate-x-3 rounded-full border-2 bg-sheet ${
                async ? 'border-async' : 'border-sync'
              }`}
              style={{ left: `max(0.75rem, ${share(at)})` }}
            />
          ))}
        </span>
      </div>
    </div>
  );
}

/** Inviting to dinner by telephone and by group message: when the answers come, and what the host does meanwhile. */
export function DinnerFigure() {
  const [guests, setGuests] = useUrlNumber('dinner-guests', 10, 1, 20);
  const [search, setSearch] = useUrlNumber('dinner-search', 0, 0, 15);
  const phone = byTelephone(guests, search * 60);
  const message = byMessage(guests, search * 60);
  const totalS = Math.max(phone.knownS, message.knownS);
  const behind = guests - 4;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Slider label="Guests" unit="" value={guests} min={1} max={20} onChange={setGuests} />
        <Slider
          label="Guest 4 looks for a calendar"
          unit="min"
          value={search}
          min={0}
          max={15}
          onChange={setSearch}
        />
      </div>
      <div aria-live="polite" className="num flex flex-col gap-4">
        <Lane title="By telephone" way={phone} totalS={totalS} async={false} />
        <Lane title="By group message" way={message} totalS={totalS} async />
        {search > 0 && guests >= 4 && (
          <p className="text-sm">
            {behind > 0 ? (
              <>
                On the telephone {behind === 1 ? 'one guest waits' : `${behind} guests wait`} behind
                that calendar, and so does the host.
              </>
            ) : (
              <>On the telephone the host waits for that calendar.</>
            )}{' '}
            With the message only that one answer is later.
          </p>
        )}
      </div>
      <p className="text-xs text-ink-faint">
        Calculated: 2 minutes a call, 10 s for the message; its answers are there after 5 minutes to
        an hour. The axis ends at {time(totalS)}.
      </p>
    </div>
  );
}
