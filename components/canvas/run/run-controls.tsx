'use client';

import { FastForward, Play, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { useCanvas } from '../drawing/canvas-store';
import type { RunState } from './finished-run';

/** Run, which scenario, and all of them; Stop while something runs. */
export function RunControls({
  state,
  chosen,
  onChoose,
  onRun,
  onRunAll,
  onCancel,
}: {
  state: RunState;
  chosen: string;
  onChoose: (scenarioId: string) => void;
  onRun: () => void;
  onRunAll: () => void;
  onCancel: () => void;
}) {
  const scenarios = useCanvas((s) => s.mission.mission.scenarios);
  const running = state.phase === 'running';
  const controls = useRef<HTMLDivElement>(null);
  const was = useRef(running);
  useEffect(() => {
    if (was.current === running) return;
    was.current = running;
    // Run and Stop take each other's place; the focus stays there when the pressed one has gone.
    if (document.activeElement === document.body)
      controls.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [running]);
  return (
    <div ref={controls} className="flex min-w-0 items-center gap-1 max-md:flex-wrap">
      {running ? (
        <Button onClick={onCancel} className="max-md:min-h-11">
          <Square size={14} aria-hidden="true" /> Stop
        </Button>
      ) : (
        <Button
          look="primary"
          onClick={onRun}
          title="Run the scenario (Ctrl+Enter)"
          className="max-md:min-h-11"
        >
          <Play size={14} aria-hidden="true" /> Run
        </Button>
      )}
      <select
        aria-label="Scenario"
        className="min-h-9 w-44 min-w-16 flex-initial truncate rounded border border-line-strong bg-sheet px-2 text-sm max-md:min-h-11 max-md:flex-1"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {scenarios.map((scenario) => (
          <option key={scenario.id} value={scenario.id}>
            {scenario.title}
          </option>
        ))}
      </select>
      {scenarios.length > 1 && (
        <Button
          onClick={onRunAll}
          disabled={running}
          title="Run every scenario and judge all promises"
          className="max-md:min-h-11"
        >
          <FastForward size={14} aria-hidden="true" /> Run all
        </Button>
      )}
    </div>
  );
}
