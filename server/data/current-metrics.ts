import 'server-only';
import { db } from '@/server/db';
import { gate } from '@/server/front/shared-gate';
import { metrics } from '@/server/metrics';

/** The figures of this process, with the line of hand-ins as the database has it. Guarded by who hands them out. */
export async function currentMetrics(): Promise<{ type: string; text: string }> {
  const { registry, queued, gateRequests } = metrics();
  const states = ['queued', 'grading', 'failed'] as const;
  const counts = await db().submission.groupBy({
    by: ['state'],
    where: { state: { in: [...states] } },
    _count: true,
  });
  for (const state of states) {
    queued.set({ state }, counts.find((one) => one.state === state)?._count ?? 0);
  }
  const { inside, waiting } = gate().counts();
  gateRequests.set({ where: 'inside' }, inside);
  gateRequests.set({ where: 'waiting' }, waiting);
  return { type: registry.contentType, text: await registry.metrics() };
}
