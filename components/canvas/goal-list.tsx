'use client';

import { useCanvas } from './canvas-store';

/** What the mission asks for, stage by stage. */
export function GoalList() {
  const mission = useCanvas((s) => s.mission.mission);
  return (
    <div className="flex flex-col gap-4">
      <h2 className="text-sm font-semibold">What is graded</h2>
      {mission.stages.map((stage, index) => (
        <section key={stage.title}>
          <h3 className="text-sm font-medium">
            <span className="num text-ink-faint">{index + 1}.</span> {stage.title}
          </h3>
          <ul className="mt-1 flex flex-col gap-1 border-l border-line pl-3">
            {stage.checks.map((check) => (
              <li key={check.id} className="text-xs text-ink-soft">
                {check.because}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="text-xs text-ink-faint">
        Select a component or a connection to see its settings.
      </p>
    </div>
  );
}
