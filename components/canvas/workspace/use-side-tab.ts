'use client';

import { useEffect, useState } from 'react';
import { useCanvas } from '../drawing/canvas-store';
import { fetchInspector } from './inspector';
import type { SideTab } from './right-panel';

/** Until the page that was opened has nothing better to do, ms. */
const QUIET_MS = 1000;

/** Which side tab is shown: the inspector while something is selected, unless the reader chose. */
export function useSideTab(): [SideTab, (tab: SideTab) => void] {
  const selection = useCanvas((s) => s.selection);
  const [tab, setTab] = useState<SideTab>('brief');
  useEffect(() => {
    const { components, connections, notes } = selection;
    setTab(components.length + connections.length + notes.length > 0 ? 'inspect' : 'brief');
  }, [selection]);
  useEffect(() => {
    const timer = setTimeout(fetchInspector, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return [tab, setTab];
}
