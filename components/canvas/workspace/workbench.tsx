'use client';

import { useState } from 'react';
import { ReactFlowProvider } from 'reactflow';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { CanvasContext, type CanvasMission, createCanvasStore } from '../drawing/canvas-store';
import { createPlayerStore, PlayerContext } from '../run/player-store';
import { Bench } from './bench';
import type { BenchProps } from './bench-props';

/** A mission's canvas with everything around it: palette, drawing, inspector, runs, hand-in. */
export function Workbench({ mission, ...bench }: BenchProps & { mission: CanvasMission }) {
  const [store] = useState(() =>
    createCanvasStore(mission, bench.lent?.diagram ?? initialDiagram(mission.mission)),
  );
  const [player] = useState(createPlayerStore);
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <PlayerContext value={player}>
          <Bench {...bench} />
        </PlayerContext>
      </ReactFlowProvider>
    </CanvasContext>
  );
}
