'use client';

import { promiseOf } from '@/core/missions/promise';
import { useCanvas } from '../drawing/canvas-store';

/** What the mission asks for, stage by stage, and what each stage is worth. */
export function GoalList() {
  const mission = useCanvas((s) => s.mission.mission);
  return (
    <div className="flex flex-col gap-3">
      <h2 className="text-sm font-semibold">What is graded</h2>
      <ol className="flex flex-col gap-2">
        {mission.stages.map((stage, index) => (
          <li key={stage.title}>
            <details>
              <summary className="flex gap-2 py-0.5 text-sm">
                <span className="num text-ink-faint">{index + 1}.</span>
                <span className="flex-1">{stage.title}</span>
                <span className="num text-ink-faint">
                  {stage.checks.reduce((sum, check) => sum + check.points, 0)} points
                </span>
              </summary>
              <ul className="my-1 ml-5 list-disc pl-3 text-xs text-ink-soft marker:text-ink-faint">
                {stage.checks.map((check) => (
                  <li key={check.id}>{promiseOf(check)}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
      <p className="text-xs text-ink-faint">
        The first stage passes the mission; the others earn stars. Select a component or a
        connection to see its settings.
      </p>
    </div>
  );
}
