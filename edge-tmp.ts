import { MissionSchema } from '@/core/missions/mission-schema';
import { parseMission } from '@/core/missions/parse-mission';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { simulate } from '@/core/simulation/simulate';
const pos = { x: 0, y: 0 };
function go(name: string, over: { flows?: unknown[]; horizonMs?: number; physics?: unknown; faults?: unknown[]; settings?: any; connections?: any[]; comps?: any[] }) {
  const m = parseMission({ title: 'E', orderIndex: 1, minutes: 1, given: [{ id: 'c', type: 'client', label: 'c', position: pos }, { id: 'p', type: 'external-api', label: 'p', position: pos }],
    palette: ['service', 'queue', 'worker', 'load-balancer', 'topic', 'database', 'cache'], physics: over.physics ?? {}, flows: over.flows ?? [{ id: 'f', from: 'c', to: 'p', arrivals: { at: [0] } }],
    scenarios: [{ id: 's', title: 's', horizonMs: over.horizonMs ?? 1000, faults: over.faults ?? [] }], stages: [{ title: 's', checks: [{ id: 'k', check: 'no-loose-ends', points: 1, because: 'b' }] }] });
  if (!m.ok) { console.log(name, 'mission refused', JSON.stringify(m.problems).slice(0, 200)); return; }
  const d = parseDiagramFor(m.value, { format: 1, components: [{ id: 'c', type: 'client', label: 'c', position: pos }, { id: 'p', type: 'external-api', label: 'p', position: pos }, { id: 'a', type: 'service', label: 'a', position: pos, settings: over.settings ?? {} }, ...(over.comps ?? [])],
    connections: over.connections ?? [{ id: '1', from: 'c', to: 'a', kind: 'sync' }, { id: '2', from: 'a', to: 'p', kind: 'sync' }] });
  if (!d.ok) { console.log(name, 'diagram refused', JSON.stringify(d.problems).slice(0, 200)); return; }
  const t = performance.now();
  try {
    const { run } = simulate({ mission: m.value, diagram: d.value, scenarioId: 's', seed: 'e' });
    console.log(name, run.status, run.blamed, run.events, JSON.stringify(run.flows[0]!.items), JSON.stringify(run.flows[0]!.responseMs), (performance.now() - t).toFixed(0) + ' ms', (process.memoryUsage().rss / 1e6).toFixed(0) + ' MB');
  } catch (e) { console.log(name, 'THROWS', String(e).slice(0, 300), (performance.now() - t).toFixed(0)); }
}
const which = process.argv[2];
const cases: Record<string, () => void> = {
  tiny: () => go('horizon 5e-324', { horizonMs: 5e-324 }),
  small: () => go('horizon 1e-300', { horizonMs: 1e-300 }),
  tinyzero: () => go('horizon 1e-310, zero work', { horizonMs: 1e-310, physics: { service: { workMs: 0 }, p: { latencyMs: 0 } } }),
  tinyRate: () => go('rate 5e-324', { flows: [{ id: 'f', from: 'c', to: 'p', arrivals: { perSecond: 5e-324, poisson: false, fromMs: 0, toMs: 100 } }] }),
  tinyRateP: () => go('rate 5e-324 p', { flows: [{ id: 'f', from: 'c', to: 'p', arrivals: { perSecond: 5e-324, poisson: true, fromMs: 0, toMs: 100 } }] }),
  users: () => go('users 1e6', { flows: [{ id: 'f', from: 'c', to: 'p', arrivals: { users: 1e6, thinkMs: { exponential: 1000 } } }] }),
  users20: () => go('users 20e6', { flows: Array.from({ length: 20 }, (_, i) => ({ id: 'f' + i, from: 'c', to: 'p', arrivals: { users: 1e6, thinkMs: { exponential: 1000 } } })) }),
  users20never: () => go('users 20e6 beyond', { flows: Array.from({ length: 20 }, (_, i) => ({ id: 'f' + i, from: 'c', to: 'p', arrivals: { users: 1e6, thinkMs: 2000 } })) }),
  usersZero: () => go('think 0 not connected', { connections: [], flows: [{ id: 'f', from: 'c', to: 'p', arrivals: { users: 1, thinkMs: 0 } }] }),
  items: () => go('items 1e7', { flows: [{ id: 'f', from: 'c', to: 'p', items: 1e7, arrivals: { at: [0] } }] }),
  itemsMany: () => go('items 1e7 x 100k', { flows: [{ id: 'f', from: 'c', to: 'p', items: 1e7, arrivals: { at: Array.from({ length: 100000 }, () => 0) } }] }),
  items20: () => go('items 5e7 x 20 flows', { flows: Array.from({ length: 20 }, (_, i) => ({ id: 'f' + i, from: 'c', to: 'p', items: 1e7, arrivals: { at: [0, 0, 0, 0, 0] } })) }),
  rate: () => go('rate 1e6 for a week', { horizonMs: 604800000, flows: [{ id: 'f', from: 'c', to: 'p', arrivals: { perSecond: 1e6, poisson: true, fromMs: 0, toMs: 604800000 } }] }),
  rateOut: () => go('rate 1e6, unconnected', { connections: [], horizonMs: 604800000, flows: [{ id: 'f', from: 'c', to: 'p', arrivals: { perSecond: 1e6, poisson: true, fromMs: 0, toMs: 604800000 } }] }),
  lognormal: () => go('lognormal extreme', { physics: { service: { workMs: { lognormal: { median: 1e-300, p99: 604800000 } } } } , flows: [{ id: 'f', from: 'c', to: 'p', arrivals: { perSecond: 1000, poisson: true, fromMs: 0, toMs: 900 } }]}),
  lognormal2: () => go('lognormal min', { physics: { service: { workMs: { lognormal: { median: 5e-324, p99: 5e-324 } } } } }),
  exp: () => go('exp min', { physics: { service: { workMs: { exponential: 5e-324 } } } }),
  zeros: () => go('cycle zero', { comps: [{ id: 'b', type: 'service', label: 'b', position: pos }], connections: [{ id: '1', from: 'c', to: 'a', kind: 'sync' }, { id: '2', from: 'a', to: 'b', kind: 'sync' }, { id: '3', from: 'b', to: 'a', kind: 'sync' }] }),
  storm: () => go('fanout cycle', { comps: ['b', 'd', 'e'].map((id) => ({ id, type: 'service', label: id, position: pos, settings: { concurrency: 10000, retries: 20, backoffMs: 0 } })), connections: [{ id: '1', from: 'c', to: 'a', kind: 'sync' }, ...['a', 'b', 'd', 'e'].flatMap((x) => ['a', 'b', 'd', 'e'].filter((y) => y !== x).map((y) => ({ id: x + y, from: x, to: y, kind: 'async' })))] }),
  split: () => go('split to worker', { comps: [{ id: 'w', type: 'worker', label: 'w', position: pos }], flows: [{ id: 'f', from: 'c', to: 'p', items: 1e7, arrivals: { at: [0] } }], connections: [{ id: '1', from: 'c', to: 'a', kind: 'sync' }, { id: '2', from: 'a', to: 'w', kind: 'async', unit: 'item' }, { id: '3', from: 'w', to: 'p', kind: 'sync' }], horizonMs: 604800000 }),
  splitQ: () => go('split to queue 1e7, no consumer, week', { comps: [{ id: 'q', type: 'queue', label: 'q', position: pos }], flows: [{ id: 'f', from: 'c', to: 'p', items: 1e7, arrivals: { at: [0] } }], connections: [{ id: '1', from: 'c', to: 'a', kind: 'sync' }, { id: '2', from: 'a', to: 'q', kind: 'async', unit: 'item' }], physics: { service: { maxPublishBatch: 1, publishMs: 0 } }, horizonMs: 604800000 }),
  faults: () => go('fault end beyond', { faults: [{ at: 0, forMs: 604800000, target: { id: 'p' }, effect: 'outage' }, { at: 999, forMs: 5e-324, target: { id: 'p' }, effect: 'crash', replicas: 10000 }] }),
  bigsettings: () => go('10,000 x 1000 slots', { settings: { replicas: 1000, concurrency: 10000 } }),
};
if (which) cases[which]!(); else for (const [k] of Object.entries(cases)) console.log(k);
