import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { flowOf, scenarioTitle } from './runs';
import { items, labelOf, listOf } from './wording';

/** How words are made of ids: with the labels of the learner and the nouns of the mission. */
export interface Say {
  name(component: string): string;
  /** "A, B and C" by labels. */
  names(components: readonly string[]): string;
  /** "417 e-mails". */
  items(flow: string, count: number): string;
  /** The noun of a flow's items alone, plural: "e-mails". */
  noun(flow: string): string;
  /** The title of a scenario, in quotes. */
  where(scenario: string): string;
  /** "Admin → API → Provider". */
  path(components: readonly string[]): string;
}

/** Words for one diagram of one mission. */
export function sayFor(context: { diagram: Diagram; mission: Mission }): Say {
  const { mission } = context;
  const name = (id: string) => labelOf(context, id);
  return {
    name,
    names: (ids) => listOf(ids.map(name)),
    items: (flow, count) => items(flowOf(mission, flow), count),
    noun: (flow) => flowOf(mission, flow).nouns?.[1] ?? 'items',
    where: (scenario) => `“${scenarioTitle(mission, scenario)}”`,
    path: (ids) => ids.map(name).join(' → '),
  };
}
