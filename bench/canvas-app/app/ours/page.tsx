'use client';

import { useEffect, useState } from 'react';
import { ReactFlowProvider } from 'reactflow';
import '@/app/globals.css';
import {
  CanvasContext,
  type CanvasStore,
  createCanvasStore,
} from '@/components/canvas/drawing/canvas-store';
import { Flow } from '@/components/canvas/drawing/flow';
import { Messages } from '@/components/canvas/drawing/messages';
import { createPlayerStore, PlayerContext } from '@/components/canvas/run/player-store';
import { Inspector } from '@/components/canvas/workspace/inspector';
import { Outline } from '@/components/canvas/workspace/outline';
import type { Mission } from '@/core/contracts/mission-schema';
import { largeDiagram, wantedCount } from '../large-diagram';

const MISSION: Mission = {
  title: 'Large',
  orderIndex: 0,
  minutes: 1,
  lessons: [],
  given: [],
  palette: ['service', 'queue', 'worker'],
  physics: {},
  limits: {},
  flows: [],
  scenarios: [],
  stages: [],
};

const UNMARKED = { run: null, lit: null };

/** The product's canvas with its inspector and outline, around a diagram of any size. */
export default function OursPage() {
  const [player] = useState(createPlayerStore);
  const [store, setStore] = useState<CanvasStore | null>(null);
  useEffect(() => {
    const mission = { slug: 'large', version: '', mission: MISSION };
    setStore(createCanvasStore(mission, largeDiagram(wantedCount())));
  }, []);
  if (!store) return null;
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <PlayerContext value={player}>
          <div className="relative h-screen w-screen">
            <Flow marks={UNMARKED} map />
            <Messages />
            <div className="sr-only">
              <Inspector perform={() => {}} />
              <Outline />
            </div>
          </div>
        </PlayerContext>
      </ReactFlowProvider>
    </CanvasContext>
  );
}
