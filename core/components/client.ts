import type { ComponentType } from '../contracts/component-type';

/** People or programs outside the system: flows start here, and callbacks may arrive here. */
export const client: ComponentType = {
  type: 'client',
  role: { slots: null, onward: null, messages: null, place: 'people' },
  name: 'Client',
  plural: 'clients',
  group: 'clients',
  alsoCalled: [
    'browser',
    'user',
    'visitor',
    'customer',
    'mobile app',
    'front end',
    'frontend',
    'SPA',
  ],
  summary: 'Where requests come from; waits for an answer, and may be called back.',
  settings: {},
  physics: {},
  billedBy: null,
  prices: { replicaHour: 0, slotHour: 0, perMillion: 0 },
};
