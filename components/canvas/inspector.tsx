'use client';

import { Button } from '@/components/ui/button';
import { useCanvas } from './canvas-store';
import { ComponentInspector } from './component-inspector';
import { ConnectionInspector } from './connection-inspector';
import { GoalList } from './goal-list';

/** What is selected, with everything that can be set on it; the mission's goals when nothing is. */
export function Inspector() {
  const diagram = useCanvas((s) => s.history.present);
  const selection = useCanvas((s) => s.selection);
  const mission = useCanvas((s) => s.mission.mission);
  const dispatch = useCanvas((s) => s.dispatch);
  const count = selection.components.length + selection.connections.length;
  const component = diagram.components.find((c) => c.id === selection.components[0]);
  const connection = diagram.connections.find((c) => c.id === selection.connections[0]);

  if (count === 1 && component) return <ComponentInspector component={component} />;
  if (count === 1 && connection) return <ConnectionInspector connection={connection} />;
  if (count > 1) {
    const given = new Set(mission.given.map((g) => g.id));
    return (
      <div className="flex flex-col gap-4">
        <h2 className="text-sm font-semibold">{count} parts selected</h2>
        <p className="text-xs text-ink-faint">
          Arrow keys move them, Delete removes them. Select one to see its settings.
        </p>
        <Button
          look="danger"
          className="self-start"
          onClick={() =>
            dispatch({
              do: 'delete',
              components: selection.components.filter((id) => !given.has(id)),
              connections: selection.connections,
              notes: [],
            })
          }
        >
          Delete all
        </Button>
      </div>
    );
  }
  return <GoalList />;
}
