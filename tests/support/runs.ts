import type {
  ComponentRun,
  ConnectionRun,
  FlowRun,
  ItemCounts,
  ResponseMs,
  ScenarioRun,
  TargetRun,
} from '@/core/contracts/scenario-run';

type FlowParts = Partial<Omit<FlowRun, 'items' | 'responseMs'>> & {
  items?: Partial<ItemCounts>;
  responseMs?: Partial<ResponseMs>;
};

/** What a run says about a flow: one accepted request of 100 items, all delivered after 50 s, answered in 4 ms. */
export function buildFlowRun({ items, responseMs, ...parts }: FlowParts = {}): FlowRun {
  return {
    id: 'mail',
    requests: 1,
    accepted: 1,
    rejected: 0,
    timedOut: 0,
    responseMs: { mean: 4, p50: 4, p95: 4, p99: 4, max: 4, ...responseMs },
    items: {
      offered: 100,
      accepted: 100,
      delivered: 100,
      duplicated: 0,
      deadLettered: 0,
      pending: 0,
      lost: 0,
      refused: 0,
      ...items,
    },
    targets: [
      buildTargetRun({
        id: 'provider',
        delivered: items?.delivered ?? 100,
        duplicated: items?.duplicated ?? 0,
      }),
    ],
    lastDeliveryMs: 50_000,
    told: null,
    news: [],
    poisoned: null,
    ...parts,
  };
}

/** What a target did: it served 100 items once each, the last after 50 s. */
export function buildTargetRun(parts: Partial<TargetRun> & { id: string }): TargetRun {
  return {
    delivered: 100,
    duplicated: 0,
    rejected: 0,
    duplicatedItems: parts.duplicated ?? 0,
    lastDeliveryMs: 50_000,
    ahead: [],
    ...parts,
  };
}

/** A finished run of the scenario `calm`; pass what matters to the test. */
export function buildRun(parts: Partial<ScenarioRun> = {}): ScenarioRun {
  return {
    id: 'calm',
    status: 'ok',
    events: 1000,
    blamed: null,
    flows: [buildFlowRun()],
    components: [],
    connections: [],
    ...parts,
  };
}

export function buildComponentRun(parts: Partial<ComponentRun> & { id: string }): ComponentRun {
  return {
    served: 0,
    items: 0,
    utilisation: null,
    meanWaitMs: null,
    meanInSystem: 0,
    peakDepth: 0,
    errors: 0,
    refused: 0,
    unavailable: 0,
    again: null,
    ...parts,
  };
}

export function buildConnectionRun(parts: Partial<ConnectionRun> & { id: string }): ConnectionRun {
  return { sent: 0, items: 0, failed: 0, timedOut: 0, ...parts };
}
