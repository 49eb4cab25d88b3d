import { ItemEndsBar } from '@/components/report/item-ends-bar';
import { formatResponse } from '@/components/report/run-figures';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { capitalised } from '@/core/shared/capitalised';
import { formatMs, formatNumber } from '@/core/shared/format-number';

/** Where the items of every flow ended and how long its answers took; named where there is more than one flow. */
export function FlowResults({ run, mission }: { run: ScenarioRun; mission: Mission }) {
  const nameOf = (id: string) => {
    const flow = mission.flows.find((candidate) => candidate.id === id);
    const nouns = flow?.nouns?.[1] ?? id.replaceAll('-', ' ');
    const from = mission.given.find((given) => given.id === flow?.from)?.label;
    return from ? `${capitalised(nouns)} of “${from}”` : nouns;
  };
  return run.flows.map((flow) => (
    <section key={flow.id} aria-label={`Flow ${flow.id}`} className="flex flex-col gap-1.5">
      {run.flows.length > 1 && (
        <h3 className="text-xs font-semibold text-ink-soft">{nameOf(flow.id)}</h3>
      )}
      <p className="text-xs">
        <strong className="num text-sm font-semibold">
          {formatNumber(flow.items.delivered)} of {formatNumber(flow.items.offered)}
        </strong>{' '}
        delivered
        {flow.lastDeliveryMs !== null && `, the last after ${formatMs(flow.lastDeliveryMs)}`} · the
        client’s answer (p99):{' '}
        <strong className="num font-semibold">{formatResponse(flow.responseMs.p99)}</strong>
        {flow.timedOut > 0 && ` · ${formatNumber(flow.timedOut)} timed out`}
        {flow.useful !== undefined &&
          ` · ${formatNumber(flow.useful.answers)} of ${formatNumber(flow.requests)} answered in time`}
        {flow.reads !== undefined &&
          flow.reads.stale > 0 &&
          ` · ${formatNumber(flow.reads.stale)} shown an old version`}
        {flow.rejected > 0 && ` · ${formatNumber(flow.rejected)} rejected`}
      </p>
      <ItemEndsBar flow={flow} />
    </section>
  ));
}
