import { type RanDrawing, readReplay } from '@/core/interview/ran-drawings';
import type { Stroke } from '@/core/interview/strokes';
import { RunReplay } from './run-replay';

/** The run that the address of a report asks for; nothing where it asks for none. */
export function AskedReplay({
  asked,
  drawings,
}: {
  /** What stands behind `run=` in the address. */
  asked: unknown;
  drawings: Record<Stroke['step'], RanDrawing | null>;
}) {
  const replay = readReplay(asked);
  const drawing = replay && drawings[replay.of];
  const scenario = drawing?.mission.scenarios.find(({ id }) => id === replay?.at.scenario);
  if (!replay || !drawing || !scenario) return null;
  const which = replay.of === 'draw' ? 'Your drawing at the bell' : 'Your drawing after the change';
  return (
    <RunReplay
      key={`${replay.of} ${scenario.id} ${replay.at.ms}`}
      {...drawing}
      title={`${which}: ${scenario.title}`}
      at={replay.at}
    />
  );
}
