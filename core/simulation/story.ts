/** The story of one watched request or item: a line per step, oldest first. */
export class Story {
  readonly lines: string[] = [];

  constructor(
    private readonly flow: number,
    private readonly first: number,
    private readonly last: number,
  ) {}

  /** Whether a range of items of a flow touches what is watched. */
  covers(flow: number, first: number, count: number): boolean {
    return flow === this.flow && first <= this.last && first + count > this.first;
  }

  /** Adds a line that begins with the time, unless the story is longer than anybody reads. */
  tell(now: number, text: string): void {
    if (this.lines.length < MAX_LINES) this.lines.push(`${formatMs(now)} ${text}`);
  }
}

const MAX_LINES = 500;

/** A time as text: `12.345 s`. */
export function formatMs(ms: number): string {
  const rounded = Math.round(ms);
  const rest = `${rounded % 1000}`.padStart(3, '0');
  return `${Math.floor(rounded / 1000)}.${rest} s`;
}
