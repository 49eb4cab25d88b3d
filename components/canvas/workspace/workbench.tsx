'use client';

import { type ReactNode, useState } from 'react';
import { ReactFlowProvider } from 'reactflow';
import { initialDiagram } from '@/core/missions/initial-diagram';
import type { Start } from '@/core/missions/starts';
import type { PointActions } from '../draft/point-book';
import { CanvasContext, type CanvasMission, createCanvasStore } from '../drawing/canvas-store';
import type { HintAction } from '../run/goal-evidence';
import { createPlayerStore, PlayerContext } from '../run/player-store';
import type { PredictionActions } from '../run/use-predictions';
import { Bench } from './bench';

/** A mission's canvas with everything around it: palette, drawing, inspector, runs, hand-in. */
export function Workbench({
  mission,
  brief,
  starts,
  hinted,
  predictions,
  points,
  hint,
}: {
  mission: CanvasMission;
  brief: ReactNode;
  /** Designs to begin from, the easiest first. */
  starts: readonly Start[];
  /** Ids of the checks that the server has hints on. */
  hinted: readonly string[];
  predictions: PredictionActions;
  points: PointActions;
  hint: HintAction;
}) {
  const [store] = useState(() => createCanvasStore(mission, initialDiagram(mission.mission)));
  const [player] = useState(createPlayerStore);
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <PlayerContext value={player}>
          <Bench
            brief={brief}
            starts={starts}
            hinted={hinted}
            predictions={predictions}
            points={points}
            hint={hint}
          />
        </PlayerContext>
      </ReactFlowProvider>
    </CanvasContext>
  );
}
