'use client';

import { useCallback, useMemo } from 'react';
import { Chart } from '@/components/ui/chart';
import { chartsOf } from './chart-data';
import type { FinishedRun } from './finished-run';
import { usePlayer, usePlayerStore } from './player-store';

/** Queue depth, throughput and response time of a run, with one instant for all of them and the canvas. */
export function RunCharts({
  finished,
  before,
}: {
  finished: FinishedRun;
  /** The run to compare with, drawn dashed; null for none. */
  before: FinishedRun | null;
}) {
  const store = usePlayerStore();
  const at = usePlayer((s) => s.at);
  const charts = useMemo(() => chartsOf(finished, before), [finished, before]);
  const onHover = useCallback(
    (index: number) => {
      const { playing, seek } = store.getState();
      if (!playing) seek(index);
    },
    [store],
  );
  return (
    <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-3">
      {charts.map((chart) => (
        <Chart key={chart.title} chart={chart} at={at} height={88} onHover={onHover} />
      ))}
    </div>
  );
}
