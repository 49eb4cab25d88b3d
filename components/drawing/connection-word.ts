import type { Connection } from '@/core/contracts/diagram-schema';
import type { Flow } from '@/core/contracts/mission-schema';

/** The word beside a connection: its turn among the calls of its sender, its kind, and what it carries where it does not carry all. */
export function connectionWord(
  { kind, unit, flows: only }: Connection,
  turn: number | null,
  flows: readonly Flow[],
): string {
  const parts = turn === null ? [] : [`${turn}`];
  parts.push(kind === 'async' ? (unit === 'item' ? 'async · per item' : 'async') : 'sync');
  if (only && flows.length > 1) {
    const carried = flows.filter(({ id }) => only.includes(id));
    parts.push(carried.map(({ id, nouns }) => nouns?.[1] ?? id).join(', '));
  }
  return parts.join(' · ');
}
