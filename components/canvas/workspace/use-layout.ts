'use client';

import { useCallback, useEffect, useState } from 'react';

/** How the workspace is divided, on screens that have room for panels. Sizes in px. */
export interface Layout {
  left: boolean;
  right: boolean;
  dock: boolean;
  rightWidth: number;
  /** Of the dock below its first two lines and the player. */
  dockHeight: number;
}

export const LIMITS = { rightWidth: [240, 560], dockHeight: [96, 520] } as const;

const DEFAULT: Layout = { left: true, right: true, dock: true, rightWidth: 320, dockHeight: 168 };
const KEY = 'backpressure:layout';
/** From this width on the right panel stands beside the canvas; below it lies over it. */
const ROOM_PX = 1180;

function clamp(value: unknown, [low, high]: readonly [number, number], otherwise: number): number {
  return typeof value === 'number' ? Math.min(high, Math.max(low, value)) : otherwise;
}

/** A layout from what was stored, whatever that is; what does not fit is as at first. */
export function readLayout(text: string | null): Layout {
  let found: Partial<Record<keyof Layout, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) found = parsed;
  } catch {
    // Nothing that was stored can be read; then it is as at first.
  }
  const flag = (key: 'left' | 'right' | 'dock') =>
    typeof found[key] === 'boolean' ? found[key] : DEFAULT[key];
  return {
    left: flag('left'),
    right: flag('right'),
    dock: flag('dock'),
    rightWidth: clamp(found.rightWidth, LIMITS.rightWidth, DEFAULT.rightWidth),
    dockHeight: clamp(found.dockHeight, LIMITS.dockHeight, DEFAULT.dockHeight),
  };
}

/** How the workspace is divided; this browser remembers it. */
export function useLayout(): [Layout, (change: Partial<Layout>) => void] {
  const [layout, setLayout] = useState(DEFAULT);
  useEffect(() => {
    let stored: string | null = null;
    try {
      stored = localStorage.getItem(KEY);
    } catch {
      // Then it is as at first.
    }
    const found = readLayout(stored);
    // On a narrow screen the panel would lie over the canvas before anybody asked for it.
    setLayout(innerWidth < ROOM_PX ? { ...found, right: false } : found);
  }, []);
  const change = useCallback((part: Partial<Layout>) => {
    setLayout((before) => {
      const now = { ...before, ...part };
      try {
        localStorage.setItem(KEY, JSON.stringify(now));
      } catch {
        // Then it lasts as long as the page.
      }
      return now;
    });
  }, []);
  return [layout, change];
}
