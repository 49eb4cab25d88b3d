import { COMPONENT_GROUPS, type ComponentTypeId } from '../contracts/component-type';
import { COMPONENTS } from './registry';

/** A type that a search has found. */
export interface FoundType {
  type: ComponentTypeId;
  /** The other name that it was found by; null where its own name was enough, or nothing was asked for. */
  by: string | null;
}

const words = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;

/**
 * The types whose name, or one of whose other names, has a word that begins with what is asked for, in the order given; all
 * of them when nothing is. Upper case and punctuation do not matter.
 */
export function findTypes(types: readonly ComponentTypeId[], query: string): FoundType[] {
  const asked = words(query);
  if (asked === ' ') return types.map((type) => ({ type, by: null }));
  return types.flatMap((type): FoundType[] => {
    const { name, plural, alsoCalled } = COMPONENTS[type];
    if (words(name).includes(asked) || words(plural).includes(asked)) return [{ type, by: null }];
    const by = alsoCalled.find((other) => words(other).includes(asked));
    return by === undefined ? [] : [{ type, by }];
  });
}

/** Found types under the headings of the catalogue, in its order; a heading with nothing under it is left out. */
export function inGroups<T extends { type: ComponentTypeId }>(
  found: readonly T[],
): { id: string; title: string; found: T[] }[] {
  return COMPONENT_GROUPS.map(({ id, title }) => ({
    id,
    title,
    found: found.filter(({ type }) => COMPONENTS[type].group === id),
  })).filter((group) => group.found.length > 0);
}
