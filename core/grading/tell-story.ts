import type { Diagram } from '../contracts/diagram-schema';

const FIRST_LINES = 3;
const LAST_LINES = 16;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A story of the engine as a learner reads it: components by their labels instead of ids, and of a long story the beginning
 * and the end, where the promise breaks.
 */
export function tellStory(lines: readonly string[], diagram: Diagram): string[] {
  const labels = new Map(diagram.components.map((c) => [c.id, c.label]));
  const ids = [...labels.keys()].sort((a, b) => b.length - a.length).map(escaped);
  if (ids.length === 0) return [...lines];
  // Ids stand at the beginning of a step and behind these words, nowhere else.
  const names = new RegExp(
    `(?<=^\\d+\\.\\d{3} s |\\b(?:at|of|by|in|queue|leaves|to) )(${ids.join('|')})(?=$|[ :])`,
    'g',
  );
  const told = lines.map((line) => line.replace(names, (id) => `“${labels.get(id) ?? id}”`));
  if (told.length <= FIRST_LINES + LAST_LINES + 1) return told;
  const left = told.length - FIRST_LINES - LAST_LINES;
  return [...told.slice(0, FIRST_LINES), `… ${left} more steps …`, ...told.slice(-LAST_LINES)];
}
