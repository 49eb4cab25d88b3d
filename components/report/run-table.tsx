import { ComponentIcon } from '@/components/drawing/component-icon';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { ComponentRun, ScenarioRun } from '@/core/contracts/scenario-run';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { busyShare, whileWorking } from '@/core/simulation/worked-time';

const NUMBER = 'px-3 py-1.5 text-right font-mono text-xs whitespace-nowrap';
const HEAD = 'px-3 py-1.5 text-right font-medium whitespace-nowrap';

/** The hit ratio of a cache; a dash for what is none, or was asked nothing. */
function fromMemory({ cache }: ComponentRun): string {
  const reads = cache ? cache.hits + cache.misses : 0;
  return cache && reads > 0 ? `${formatNumber((cache.hits / reads) * 100)} %` : '–';
}

/** How many replicas a component that scales had; a dash for others. */
function replicasOf({ scaled }: ComponentRun): string {
  return scaled === undefined
    ? '–'
    : `${formatNumber(scaled.mean)}, most ${formatNumber(scaled.most)}`;
}

/** What came to the busiest shard of a component, and for how much of the time it was busy; a dash for what is not sharded. */
function busiestShard({ shards }: ComponentRun): string {
  const busiest = shards?.busiest;
  if (!shards || !busiest) return '–';
  return `${formatNumber(busiest.share * 100)} %, busy ${formatNumber(busiest.utilisation * 100)} %`;
}

/** What a component turned away because it had waited too long, or nobody waited for it; a dash where neither is set. */
function turnedAway({ shed }: ComponentRun): string {
  return shed === undefined ? '–' : formatNumber(shed.waited + shed.late);
}

/** Calls and retries that a component did not make, to spare those it calls; a dash where nothing keeps it from them. */
function notMade(run: ScenarioRun, { connections }: Diagram, id: string): string {
  const own = new Set(connections.filter(({ from }) => from === id).map((link) => link.id));
  const kept = run.connections.flatMap((link) => (own.has(link.id) ? (link.kept ?? []) : []));
  if (kept.length === 0) return '–';
  const calls = kept.map(
    ({ byBreaker, byBulkhead, byBudget }) => byBreaker + byBulkhead + byBudget,
  );
  return formatNumber(calls.reduce((sum, n) => sum + n, 0));
}

/** What each component did in a run. */
export function RunTable({
  run,
  diagram,
  horizonMs,
}: {
  run: ScenarioRun;
  diagram: Diagram;
  /** How long the scenario looks, ms, so that means are over the time in which there was work; 0 when nobody knows. */
  horizonMs: number;
}) {
  const hasCache = run.components.some(({ cache }) => cache !== undefined);
  const hasScaled = run.components.some(({ scaled }) => scaled !== undefined);
  const hasShards = run.components.some(({ shards }) => shards !== undefined);
  const hasShed = run.components.some(({ shed }) => shed !== undefined);
  const hasKept = run.connections.some(({ kept }) => kept !== undefined);
  const parts = new Map(diagram.components.map((c) => [c.id, c]));
  return (
    <ScrollBox label="What each component did">
      <table className="w-full min-w-[44rem] border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-ink-faint">
            <th className="py-1.5 pr-3 text-left font-medium">Component</th>
            <th className={HEAD}>served</th>
            <th className={HEAD}>items</th>
            <th
              className={HEAD}
              title="Busy slots over all slots, averaged until the last delivery"
            >
              busy on average
            </th>
            <th className={HEAD}>mean wait</th>
            <th className={HEAD}>mean inside</th>
            <th className={HEAD}>peak waiting</th>
            {hasCache && (
              <th className={HEAD} title="Share of the reads that were answered from memory">
                from memory
              </th>
            )}
            {hasScaled && (
              <th
                className={HEAD}
                title="On average, and the most at once, those included that start"
              >
                replicas
              </th>
            )}
            {hasShards && (
              <th
                className={HEAD}
                title="Its share of all that came, and how busy it was over the whole run"
              >
                busiest shard
              </th>
            )}
            {hasShed && (
              <th className={HEAD} title="Had waited too long, or nobody waited for it any more">
                turned away
              </th>
            )}
            {hasKept && (
              <th
                className={HEAD}
                title="Calls and retries that breaker, bulkhead or budget held back"
              >
                not called
              </th>
            )}
            <th className={HEAD}>errors</th>
          </tr>
        </thead>
        <tbody>
          {run.components.map((component) => {
            const busy = busyShare(run, component.id, horizonMs);
            const part = parts.get(component.id);
            return (
              <tr key={component.id} className="border-b border-line last:border-0">
                <th scope="row" className="py-1.5 pr-3 text-left font-medium">
                  <span className="flex items-center gap-2">
                    {part && <ComponentIcon type={part.type} size={14} />}
                    {part?.label ?? component.id}
                  </span>
                </th>
                <td className={NUMBER}>{formatNumber(component.served)}</td>
                <td className={NUMBER}>{formatNumber(component.items)}</td>
                <td className={NUMBER}>{busy === null ? '–' : `${formatNumber(busy * 100)} %`}</td>
                <td className={NUMBER}>
                  {component.meanWaitMs === null ? '–' : formatMs(component.meanWaitMs)}
                </td>
                <td className={NUMBER}>
                  {formatNumber(whileWorking(component.meanInSystem, run, horizonMs))}
                </td>
                <td className={NUMBER}>{formatNumber(component.peakDepth)}</td>
                {hasCache && <td className={NUMBER}>{fromMemory(component)}</td>}
                {hasScaled && <td className={NUMBER}>{replicasOf(component)}</td>}
                {hasShards && <td className={NUMBER}>{busiestShard(component)}</td>}
                {hasShed && <td className={NUMBER}>{turnedAway(component)}</td>}
                {hasKept && <td className={NUMBER}>{notMade(run, diagram, component.id)}</td>}
                <td className={`${NUMBER} ${component.errors > 0 ? 'text-trouble' : ''}`}>
                  {component.errors > 0 ? '⚠ ' : ''}
                  {formatNumber(component.errors)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
