import type { ComponentType } from '../contracts/component-type';

/** Hands each request to one of the components behind it. */
export const loadBalancer: ComponentType = {
  type: 'load-balancer',
  role: { slots: null, onward: 'one', messages: null, place: 'front' },
  name: 'Load balancer',
  plural: 'load balancers',
  group: 'compute',
  alsoCalled: [
    'nginx',
    'HAProxy',
    'Envoy',
    'ELB',
    'ALB',
    'reverse proxy',
    'ingress',
    'gateway',
    'LB',
  ],
  summary: 'Hands each request to one of the services behind it.',
  settings: {
    policy: {
      kind: 'choice',
      label: 'Policy',
      help: 'Round-robin takes turns. Least-busy picks the service with the least work per slot.',
      default: 'round-robin',
      options: [
        { value: 'round-robin', label: 'Round-robin' },
        { value: 'least-busy', label: 'Least busy' },
      ],
    },
  },
  physics: {
    latencyMs: {
      kind: 'duration',
      help: 'Time to accept a request and hand it on.',
      default: 1,
    },
  },
  billedBy: null,
  prices: { replicaHour: 0.025, slotHour: 0, perMillion: 0 },
};
