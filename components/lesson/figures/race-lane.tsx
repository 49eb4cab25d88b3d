import { EMAILS, type Race, STEP_MS, WORKERS } from '@/core/lessons/loop-and-queue';
import { formatNumber } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { adminWords, sentWords } from './race-words';

const WIDTH = 180;
const PITCH = 54;
const HEIGHT = 4 * PITCH + 44;

function column(titles: readonly (readonly [id: string, title: string, row: number])[]): Box[] {
  return titles.map(([id, title, row]) => ({
    id,
    title,
    x: WIDTH / 2,
    y: 22 + row * PITCH,
    width: 136,
  }));
}

const LANES: Record<'loop' | 'queue', { title: string; boxes: Box[]; arrows: Arrow[] }> = {
  loop: {
    title: 'In a loop',
    boxes: column([
      ['admin', 'Admin', 0],
      ['api', 'API', 2],
      ['provider', 'E-mail provider', 4],
    ]),
    arrows: [
      { from: 'admin', to: 'api', kind: 'sync' },
      { from: 'api', to: 'provider', kind: 'sync' },
    ],
  },
  queue: {
    title: 'Through a queue',
    boxes: column([
      ['admin', 'Admin', 0],
      ['api', 'API', 1],
      ['queue', 'Queue', 2],
      ['workers', `${WORKERS} workers`, 3],
      ['provider', 'E-mail provider', 4],
    ]),
    arrows: [
      { from: 'admin', to: 'api', kind: 'sync' },
      { from: 'api', to: 'queue', kind: 'async' },
      { from: 'queue', to: 'workers', kind: 'async' },
      { from: 'workers', to: 'provider', kind: 'sync' },
    ],
  },
};

function boxesAt(lane: 'loop' | 'queue', race: Race, step: number): Box[] {
  const queued = race.queued[step] ?? 0;
  return LANES[lane].boxes.map((box) =>
    box.id === 'queue' && queued > 0 ? { ...box, title: `${formatNumber(queued)} waiting` } : box,
  );
}

/** How long a dot is under way, simulated ms: slow enough to be followed, whatever a call takes. */
const DOT_MS = 3000;

/** Dots on an arrow along which something goes: one for one call at a time, three for many. */
function dotsAt(at: number, many: boolean): number[] {
  const count = many ? 3 : 1;
  return Array.from({ length: count }, (_, i) => (at / DOT_MS + i / count) % 1);
}

/** One of the two designs at an instant of its run: who waits, what is in line, what is out. */
export function RaceLane({
  lane,
  race,
  at,
  playing,
}: {
  lane: 'loop' | 'queue';
  race: Race;
  at: number;
  playing: boolean;
}) {
  const step = Math.floor(at / STEP_MS);
  const sent = race.sent[step] ?? 0;
  const admin = adminWords(race, at);
  const open = race.answeredMs === null || at < race.answeredMs;
  const waits = at > 0 && open && !admin.trouble;
  const busy = at > 0 && sent < EMAILS;
  const active = (arrow: Arrow) => {
    if (arrow.from === 'admin') return waits;
    return arrow.to === 'queue' ? at > 0 && open : busy;
  };
  const { title, arrows } = LANES[lane];
  return (
    <div className="min-w-0">
      <h3 className="text-center text-sm font-medium">{title}</h3>
      <div className="mx-auto mt-2 max-w-52">
        <Boxes
          boxes={boxesAt(lane, race, step)}
          arrows={arrows.map((arrow) => {
            const moves = active(arrow) && arrow.from !== 'admin' && playing;
            const dots = moves ? dotsAt(at, lane === 'queue') : [];
            return { ...arrow, active: active(arrow), dots };
          })}
          width={WIDTH}
          height={HEIGHT}
          troubled={admin.trouble ? ['admin'] : []}
          marked={waits ? (lane === 'loop' ? ['admin', 'api'] : ['admin']) : []}
        />
      </div>
      <p
        className={`num mt-2 text-center text-sm font-medium ${admin.trouble ? 'text-trouble' : open ? 'text-ink-soft' : 'text-good'}`}
      >
        Admin {admin.text}
      </p>
      <div aria-hidden="true" className="mx-auto mt-2 h-1.5 max-w-52 rounded-full bg-sunk">
        <div
          className={`h-full rounded-full ${sent === EMAILS ? 'bg-good' : 'bg-sync'}`}
          style={{ width: `${(100 * sent) / EMAILS}%` }}
        />
      </div>
      <p className="num mt-1 text-center text-sm text-ink-soft">{sentWords(race, step)}</p>
    </div>
  );
}
