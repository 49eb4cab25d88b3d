import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'kind' | 'status'>;
  refused: Counter<'status'>;
  grades: Histogram<'result'>;
  queued: Gauge<'state'>;
  gateRequests: Gauge<'where'>;
}

// One registry per process, however often the bundler loads this module.
const shared = globalThis as { backpressureMetrics?: Metrics };

function make(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'backpressure_' });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'backpressure_request_seconds',
      help: 'Time from the arrival of a request to the end of its answer.',
      labelNames: ['method', 'kind', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 1, 2, 5, 15],
      registers,
    }),
    refused: new Counter({
      name: 'backpressure_refused_total',
      help: 'Requests that were refused before anything was done for them: 503 for want of room.',
      labelNames: ['status'],
      registers,
    }),
    grades: new Histogram({
      name: 'backpressure_grade_seconds',
      help: 'Time that a grading took in this process, by how it ended.',
      labelNames: ['result'],
      buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120],
      registers,
    }),
    queued: new Gauge({
      name: 'backpressure_hand_ins',
      help: 'Hand-ins that have no grade yet, by state.',
      labelNames: ['state'],
      registers,
    }),
    gateRequests: new Gauge({
      name: 'backpressure_gate_requests',
      help: 'Requests that are worked on and that stand in line.',
      labelNames: ['where'],
      registers,
    }),
  };
}

/** The figures of this process. */
export function metrics(): Metrics {
  shared.backpressureMetrics ??= make();
  return shared.backpressureMetrics;
}

/** Counts a grading of this process. */
export function countGrade(result: 'done' | 'failed', tookMs: number): void {
  metrics().grades.observe({ result }, tookMs / 1000);
}

/** The kind of a request: few values, whatever addresses people invent. */
function kindOf(path: string): string {
  if (path.startsWith('/_next/')) return 'file';
  if (path.startsWith('/api/health')) return 'health';
  return path.startsWith('/api/') ? 'api' : 'page';
}

/** Counts an answered request, or one whose sender went away. */
export function countRequest(
  request: IncomingMessage,
  response: ServerResponse,
  tookMs: number,
): void {
  const { requests, refused } = metrics();
  const status = response.writableFinished ? String(response.statusCode) : 'gone';
  const kind = kindOf(request.url ?? '');
  requests.observe({ method: request.method ?? '', kind, status }, tookMs / 1000);
  if (status === '503' || status === '421') refused.inc({ status });
}
