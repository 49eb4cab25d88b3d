import { COMPONENTS } from '@/core/components/registry';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { Shortcut } from './shortcut';

const LETTERS: Partial<Record<ComponentTypeId, string>> = {
  'load-balancer': 'L',
  service: 'S',
  queue: 'Q',
  topic: 'T',
  worker: 'W',
  database: 'D',
  cache: 'C',
  'external-api': 'E',
};

/** The id of the shortcut that inserts a component type. */
export const insertId = (type: ComponentTypeId) => `add-${type}`;

export const INSERT_SHORTCUTS: readonly Shortcut[] = [
  ...(Object.entries(LETTERS) as [ComponentTypeId, string][]).map(
    ([type, letter]): Shortcut => ({
      id: insertId(type),
      group: 'Insert',
      label: COMPONENTS[type].name,
      keys: [letter],
      run: ({ state, add }) => {
        if (state.mission.mission.palette.includes(type)) add(type);
        else state.say('This mission does not have that component.');
      },
    }),
  ),
  {
    id: 'add-note',
    group: 'Insert',
    label: 'Note',
    keys: ['N'],
    run: ({ addNote }) => addNote(),
  },
];
