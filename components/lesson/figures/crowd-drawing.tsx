const COLUMNS = 50;
const CELL = 8;

/** Everybody of a crowd as a square: served ones in outline, those turned away crossed. */
export function CrowdDrawing({ served, turnedAway }: { served: number; turnedAway: number }) {
  const total = served + turnedAway;
  const place = (i: number) => [(i % COLUMNS) * CELL + 1, Math.floor(i / COLUMNS) * CELL + 1];
  let squares = '';
  let crosses = '';
  for (let i = 0; i < total; i++) {
    const [x, y] = place(i);
    if (i < served) squares += `M${x} ${y}h5v5h-5z`;
    else crosses += `M${x} ${y}l5 5m0-5l-5 5`;
  }
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${COLUMNS * CELL} ${Math.ceil(total / COLUMNS) * CELL}`}
      className="w-full"
    >
      <path d={squares} fill="var(--sync-soft)" stroke="var(--sync)" />
      <path d={crosses} fill="none" stroke="var(--trouble)" strokeWidth="2" />
    </svg>
  );
}
