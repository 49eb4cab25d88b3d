import type { Diagram } from '../contracts/diagram-schema';
import { applyCommand, type Command } from './commands';

/** How many steps back undo reaches. */
const DEPTH = 500;

/** A diagram with its way back and forward, and the commands that led here (undo and redo included). */
export interface History {
  present: Diagram;
  past: Diagram[];
  future: Diagram[];
  log: LogEntry[];
}

export type LogEntry = Command | { do: 'undo' } | { do: 'redo' };

export function startHistory(diagram: Diagram): History {
  return { present: diagram, past: [], future: [], log: [] };
}

/** The history after the command, or the reason for refusing it (then nothing changed). */
export function perform(
  history: History,
  command: Command,
): { ok: true; history: History } | { ok: false; reason: string } {
  const applied = applyCommand(history.present, command);
  if (!applied.ok) return applied;
  return {
    ok: true,
    history: {
      present: applied.diagram,
      past: [...history.past, history.present].slice(-DEPTH),
      future: [],
      log: [...history.log, command],
    },
  };
}

/** Goes on from a diagram that came from elsewhere: undo leads back to the present one, and the log begins anew. */
export function adopt(history: History, diagram: Diagram): History {
  return {
    present: diagram,
    past: [...history.past, history.present].slice(-DEPTH),
    future: [],
    log: [],
  };
}

/** One step back; the same history when there is none. */
export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    present: previous,
    past: history.past.slice(0, -1),
    future: [history.present, ...history.future],
    log: [...history.log, { do: 'undo' }],
  };
}

/** One step forward again; the same history when there is none. */
export function redo(history: History): History {
  const next = history.future[0];
  if (!next) return history;
  return {
    present: next,
    past: [...history.past, history.present],
    future: history.future.slice(1),
    log: [...history.log, { do: 'redo' }],
  };
}
