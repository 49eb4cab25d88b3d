'use client';

import dynamic from 'next/dynamic';

// What is only needed once there is a run, a guess, something to list or a pointer at rest comes after the workspace itself.

export const Outline = dynamic(() => import('./outline').then((m) => m.Outline));
export const DockBody = dynamic(() => import('../run/dock-body').then((m) => m.DockBody));
export const PlayerBar = dynamic(() => import('../run/player-bar').then((m) => m.PlayerBar));
export const PlayerExtras = dynamic(() => import('../run/player-bar').then((m) => m.PlayerExtras));
export const PredictionForm = dynamic(() =>
  import('../run/prediction-form').then((m) => m.PredictionForm),
);
export const TipLayer = dynamic(() => import('@/components/ui/tip-layer').then((m) => m.TipLayer), {
  ssr: false,
});
