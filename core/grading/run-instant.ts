/** An instant of a run: a scenario's id, and ms since its beginning. */
export interface RunInstant {
  scenario: string;
  ms: number;
}

/** How an instant is written where a text names what it is about. */
export const instantPart = ({ scenario, ms }: RunInstant) => `${scenario}@${ms}`;

/** Reads what `instantPart` wrote; null for anything else. */
export function readInstant(part: string | null): RunInstant | null {
  const [, scenario, ms] = /^([^@]+)@(0|[1-9]\d{0,9})$/.exec(part ?? '') ?? [];
  return scenario === undefined ? null : { scenario, ms: Number(ms) };
}
