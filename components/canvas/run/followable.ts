import type { Mission } from '@/core/contracts/mission-schema';
import type { Trouble } from '@/core/simulation/outcome';
import type { Simulation } from '@/core/simulation/simulate';
import type { Followable } from './run-messages';

const TROUBLES = [
  ['lost', 'was lost'],
  ['refused', 'was refused'],
  ['deadLettered', 'was set aside'],
  ['partly', 'was left half done'],
  ['duplicated', 'came twice'],
  ['pending', 'never arrived'],
] as const;

/** The items of a run that are worth following: of each flow the slowest request, and the first in each kind of trouble. */
export function followableOf(
  mission: Mission,
  trouble: readonly Trouble[],
  slowest: Simulation['slowest'],
): Followable[] {
  return mission.flows.flatMap(({ id, items, nouns }) => {
    const [one] = nouns ?? ['item'];
    const request = slowest.find(({ flow }) => flow === id)?.request ?? null;
    const found = trouble.find(({ flow }) => flow === id);
    const troubled = TROUBLES.flatMap(([kind, words]) => {
      const item = found?.[kind] ?? null;
      return item === null ? [] : [{ flow: id, item, title: `The first ${one} that ${words}` }];
    });
    if (request === null) return troubled;
    const name =
      mission.flows.length > 1
        ? `The slowest request for ${nouns?.[1] ?? id}`
        : 'The slowest request';
    return [{ flow: id, item: request * items, title: name }, ...troubled];
  });
}
