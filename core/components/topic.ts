import type { ComponentType } from '../contracts/component-type';

/** Copies each message to everybody subscribed; keeps nothing itself. */
export const topic: ComponentType = {
  type: 'topic',
  role: { slots: null, onward: null, messages: 'copies', place: 'back' },
  name: 'Topic',
  plural: 'topics',
  group: 'messaging',
  alsoCalled: [
    'SNS',
    'Kafka',
    'Pub/Sub',
    'EventBridge',
    'publish subscribe',
    'event bus',
    'exchange',
    'broker',
    'fan-out',
  ],
  summary: 'Copies each message to every subscriber; keeps nothing itself.',
  settings: {},
  physics: {},
  billedBy: 'messages',
  prices: { replicaHour: 0, slotHour: 0, perMillion: 0.5 },
};
