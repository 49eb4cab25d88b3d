const COLUMNS = 25;
const CELL = 16;

/** A hundred messages as circles: once in outline, twice as a double ring, lost ones crossed. */
export function MessageDrawing({
  once,
  twice,
  lost,
}: {
  once: number;
  twice: number;
  lost: number;
}) {
  const total = once + twice + lost;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${COLUMNS * CELL} ${Math.ceil(total / COLUMNS) * CELL}`}
      className="w-full"
      fill="none"
      strokeWidth="1.5"
    >
      {Array.from({ length: total }, (_, i) => {
        const x = (i % COLUMNS) * CELL + CELL / 2;
        const y = Math.floor(i / COLUMNS) * CELL + CELL / 2;
        const key = `${x},${y}`;
        if (i < once) {
          return <circle key={key} cx={x} cy={y} r="5" stroke="var(--async)" />;
        }
        if (i < once + twice) {
          return (
            <g key={key} stroke="var(--trouble)">
              <circle cx={x} cy={y} r="6" />
              <circle cx={x} cy={y} r="3" />
            </g>
          );
        }
        return (
          <path
            key={key}
            d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`}
            stroke="var(--trouble)"
            strokeWidth="2"
          />
        );
      })}
    </svg>
  );
}
