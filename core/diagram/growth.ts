import { LOG_LIMITS } from '../contracts/diagram-limits';
import type { Diagram } from '../contracts/diagram-schema';
import { utf8Bytes } from '../shared/text-size';
import { applyCommand, type Command } from './commands';
import type { LogEntry } from './history';
import { sameDiagram } from './same-diagram';

/**
 * How a diagram grew, as commands without undo and redo: what was undone for good is left out, and moving or typing
 * on the same part counts once. `before` is how it had grown when the session's log began. Null when the log goes back
 * behind its own beginning.
 */
export function growthOf(before: readonly Command[], log: readonly LogEntry[]): Command[] | null {
  const done: Command[] = [];
  const undone: Command[] = [];
  for (const entry of log) {
    if (entry.do === 'undo') {
      const last = done.pop();
      if (!last) return null;
      undone.push(last);
    } else if (entry.do === 'redo') {
      const next = undone.pop();
      if (!next) return null;
      done.push(next);
    } else {
      done.push(entry);
      undone.length = 0;
    }
  }
  return merged([...before, ...done]);
}

/** Neighbours of which only the later one matters become one. */
function merged(commands: readonly Command[]): Command[] {
  const kept: Command[] = [];
  for (const command of commands) {
    const previous = kept.at(-1);
    if (previous && repeats(previous, command)) kept.pop();
    kept.push(command);
  }
  return kept;
}

function repeats(earlier: Command, later: Command): boolean {
  if (later.do === 'replace') return earlier.do === 'replace';
  if (later.do === 'move' && earlier.do === 'move') {
    return Object.keys(earlier.positions).every((id) => Object.hasOwn(later.positions, id));
  }
  if (later.do === 'set' && earlier.do === 'set')
    return later.id === earlier.id && later.key === earlier.key;
  if (later.do === 'reorder' && earlier.do === 'reorder') return later.from === earlier.from;
  if (later.do === 'rename' && earlier.do === 'rename') return later.id === earlier.id;
  if (later.do === 'write-note' && earlier.do === 'write-note')
    return later.note.id === earlier.note.id;
  return false;
}

/** The diagrams that a growth goes through, the start first; null when one of its commands is refused. */
export function replayGrowth(start: Diagram, growth: readonly Command[]): Diagram[] | null {
  const diagrams = [start];
  let present = start;
  for (const command of growth) {
    const applied = applyCommand(present, command);
    if (!applied.ok) return null;
    present = applied.diagram;
    diagrams.push(present);
  }
  return diagrams;
}

/** Whether a growth really leads from one diagram to the other. */
export function growsInto(start: Diagram, growth: readonly Command[], end: Diagram): boolean {
  const last = replayGrowth(start, growth)?.at(-1);
  return last !== undefined && sameDiagram(last, end);
}

/**
 * A growth within `LOG_LIMITS`: of a long one the first half becomes one step. Null when it cannot be brought within
 * them, or does not replay.
 */
export function boundedGrowth(start: Diagram, growth: readonly Command[]): Command[] | null {
  let bounded = [...growth];
  while (!fits(bounded)) {
    const half = Math.ceil(bounded.length / 2);
    const first = replayGrowth(start, bounded.slice(0, half))?.at(-1);
    if (!first || half < 2) return null;
    bounded = [{ do: 'replace', diagram: first }, ...bounded.slice(half)];
  }
  return bounded;
}

function fits(growth: readonly Command[]): boolean {
  return (
    growth.length <= LOG_LIMITS.entries && utf8Bytes(JSON.stringify(growth)) <= LOG_LIMITS.bytes
  );
}
