'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';
import { GapList } from '@/components/report/gap-list';
import { RunTable } from '@/components/report/run-table';
import { Tabs } from '@/components/ui/tabs';
import type { Prediction } from '@/core/contracts/prediction-schema';
import { gapsOf } from '@/core/missions/predictions';
import { horizonOf } from '@/core/simulation/worked-time';
import { useCanvas } from '../drawing/canvas-store';
import { BillTable } from './bill-table';
import { Calculator } from './calculator';
import type { FinishedRun } from './finished-run';
import { FlowResults } from './flow-results';
import { GoalEvidence } from './goal-evidence';
import { RunCharts } from './run-charts';
import type { Bill } from './use-bill';
import { type Follow, Waterfall } from './waterfall';
import { WhatIf } from './what-if';

/** Another run has another story. */
const runKey = ({ run, whatIf, tookMs }: FinishedRun) => `${run.id} ${whatIf} ${tookMs}`;

/** What the dock can show beside the figures of a run. */
export type DockTab =
  | 'goal'
  | 'charts'
  | 'components'
  | 'waterfall'
  | 'prediction'
  | 'cost'
  | 'calculator';

function Compared({ finished, before }: { finished: FinishedRun; before: FinishedRun | null }) {
  const [chosen, setCompare] = useState(false);
  // What was only tried out means something beside the run of the diagram itself.
  const compare = chosen || finished.whatIf !== null;
  return (
    <div className="flex flex-col gap-2">
      {before && finished.whatIf === null && (
        <label className="flex items-center gap-2 self-start text-xs">
          <input
            type="checkbox"
            className="size-4 accent-[var(--accent)]"
            checked={compare}
            onChange={(event) => setCompare(event.target.checked)}
          />
          Compare with the run before
        </label>
      )}
      <RunCharts finished={finished} before={compare ? before : null} />
    </div>
  );
}

/** The figures of the run shown, what may be tried out, and beside them what was asked for: a promise, charts, components, a sum. */
export function DockBody({
  finished,
  before,
  prediction,
  goal,
  bill,
  tab,
  onTab,
  follow,
  onLight,
  ...whatIf
}: Omit<ComponentProps<typeof WhatIf>, 'tried'> & {
  finished: FinishedRun | null;
  before: FinishedRun | null;
  prediction: Prediction | null;
  /** The promise that was chosen; null for none. */
  goal: ComponentProps<typeof GoalEvidence> | null;
  /** What the design costs; null where the mission has no prices. */
  bill: Bill | null;
  tab: DockTab;
  onTab: (tab: DockTab) => void;
  follow: Follow;
  /** Lights a component up on the canvas; null for none. */
  onLight: (component: string | null) => void;
}) {
  const title = useCanvas(
    (s) => s.mission.mission.scenarios.find(({ id }) => id === finished?.run.id)?.title,
  );
  const tabs = [
    ...(goal ? [{ id: 'goal', label: 'Promise' }] : []),
    ...(finished
      ? [
          { id: 'charts', label: 'Charts' },
          { id: 'components', label: 'Components' },
          { id: 'waterfall', label: 'One request' },
        ]
      : []),
    ...(finished && prediction ? [{ id: 'prediction', label: 'Your prediction' }] : []),
    ...(bill ? [{ id: 'cost', label: 'Cost' }] : []),
    { id: 'calculator', label: 'Calculator' },
  ];
  const shown = tabs.some(({ id }) => id === tab) ? tab : (tabs[0]?.id as DockTab);
  return (
    <div
      className={`grid h-full min-h-0 grid-cols-[minmax(0,1fr)] ${finished ? 'md:grid-cols-[19rem_minmax(0,1fr)] lg:grid-cols-[15rem_14rem_minmax(0,1fr)] xl:grid-cols-[18rem_17rem_minmax(0,1fr)]' : ''} max-md:h-auto`}
      data-testid={finished ? 'run-results' : undefined}
    >
      {finished && (
        <div className="contents max-lg:flex max-lg:min-h-0 max-lg:flex-col max-lg:overflow-y-auto">
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label="Figures of the run"
            className="flex min-h-0 flex-col gap-3 border-line border-r p-3 max-lg:shrink-0 max-lg:border-r-0 lg:overflow-y-auto"
          >
            <h2 className="text-xs font-semibold text-ink-soft">{title}</h2>
            <FlowResults run={finished.run} mission={finished.mission} />
            <p className="num text-xs text-ink-faint">
              A practice run; the grade throws other dice.{' '}
              <Link href="/how-it-works" className="text-accent underline underline-offset-2">
                How this is computed
              </Link>
            </p>
          </section>
          <WhatIf key={finished.run.id} tried={finished.whatIf} {...whatIf} />
        </div>
      )}
      <Tabs
        label="More about the run"
        tabs={tabs}
        chosen={shown}
        onChoose={(id) => onTab(id as DockTab)}
        className="border-line max-md:border-t md:border-l"
      >
        {shown === 'goal' && goal && <GoalEvidence {...goal} />}
        {shown === 'charts' && finished && <Compared finished={finished} before={before} />}
        {shown === 'components' && finished && (
          <RunTable
            run={finished.run}
            diagram={finished.diagram}
            horizonMs={horizonOf(finished.mission, finished.run.id)}
          />
        )}
        {shown === 'waterfall' && finished && (
          <Waterfall key={runKey(finished)} finished={finished} follow={follow} onLight={onLight} />
        )}
        {shown === 'prediction' && finished && prediction && (
          <GapList gaps={gapsOf(prediction, finished.run, finished.diagram)} />
        )}
        {shown === 'cost' && bill && <BillTable bill={bill} />}
        {shown === 'calculator' && <Calculator />}
      </Tabs>
    </div>
  );
}
