'use client';

import dynamic from 'next/dynamic';
import { usePlayer } from '../run/player-store';

/** Whether there is a run to show on the drawing; what shows it is loaded only then. */
export const useIsLive = () => usePlayer((state) => state.loaded !== null);

export const LiveComponent = dynamic(() => import('./live-component').then((m) => m.LiveComponent));
export const LiveMessages = dynamic(() => import('./live-messages').then((m) => m.LiveMessages));
