/** Customers that one mark stands for: few enough marks to be seen on a phone. */
export const CROWD_MARK = 10;

const COLUMNS = 30;
const CELL = 13;

/** A crowd in marks of ten: served ones as squares, those who were not as crosses; a single one of either kind is seen. */
export function CrowdDrawing({ served, lost }: { served: number; lost: number }) {
  const total = Math.ceil((served + lost) / CROWD_MARK);
  const least = lost > 0 ? 1 : 0;
  const most = served > 0 && total > 1 ? total - 1 : total;
  const crossed = Math.min(most, Math.max(least, Math.round(lost / CROWD_MARK)));
  let squares = '';
  let crosses = '';
  for (let i = 0; i < total; i++) {
    const x = (i % COLUMNS) * CELL + 2;
    const y = Math.floor(i / COLUMNS) * CELL + 2;
    if (i < total - crossed) squares += `M${x} ${y}h9v9h-9z`;
    else crosses += `M${x} ${y}l9 9m0-9l-9 9`;
  }
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${COLUMNS * CELL} ${Math.ceil(total / COLUMNS) * CELL}`}
      className="mx-auto w-full max-w-xl"
    >
      <path d={squares} fill="var(--sync-soft)" stroke="var(--sync)" strokeWidth="1.5" />
      <path d={crosses} fill="none" stroke="var(--trouble)" strokeWidth="2.5" />
    </svg>
  );
}
