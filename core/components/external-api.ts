import type { ComponentType } from '../contracts/component-type';
import { KEY_TTL_MS } from './shared-settings';

/** Another company's service: its latency, its rate limit and its failures are given. */
export const externalApi: ComponentType = {
  type: 'external-api',
  role: { slots: null, onward: 'told', messages: null, place: 'elsewhere' },
  name: 'External API',
  plural: 'external APIs',
  group: 'providers',
  alsoCalled: [
    'third party',
    'provider',
    'partner',
    'Stripe',
    'payment provider',
    'e-mail provider',
    'SendGrid',
    'Twilio',
    'SaaS',
    'bank',
  ],
  summary: "Another company's service, with its own latency, rate limit and failures.",
  settings: {},
  physics: {
    latencyMs: {
      kind: 'duration',
      help: 'Time to serve one call; any number of calls are served at once.',
      default: 50,
    },
    rateLimitPerSecond: {
      kind: 'number',
      unit: 'calls/s',
      help: "Token bucket that holds one second's worth and begins full; calls beyond it are rejected.",
      default: null,
      min: 0.001,
      max: 10_000_000,
      integer: false,
    },
    failureRate: {
      kind: 'number',
      unit: 'share',
      help: 'Share of calls that fail, from 0 to 1.',
      default: 0,
      min: 0,
      max: 1,
      integer: false,
    },
    errorMs: {
      kind: 'duration',
      help: 'How long a refusal or an error takes.',
      default: 5,
    },
    keyTtlMs: KEY_TTL_MS,
  },
  billedBy: 'calls',
  prices: { replicaHour: 0, slotHour: 0, perMillion: 10 },
};
