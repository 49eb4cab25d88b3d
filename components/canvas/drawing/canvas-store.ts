import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import { describeCommand } from '@/components/drawing/describe-command';
import { COMPONENTS } from '@/core/components/registry';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Command } from '@/core/diagram/commands';
import { adopt, type History, perform, redo, startHistory, undo } from '@/core/diagram/history';

/** A mission as the canvas needs it. */
export interface CanvasMission {
  slug: string;
  version: string;
  mission: Mission;
}

/** What is selected: ids of components, connections and notes. */
export interface Selection {
  components: string[];
  connections: string[];
  notes: string[];
}

/** "What comes next?": asked of a component, for a new one with its upper left corner at a place (canvas px). */
export interface NextQuestion {
  from: string;
  position: { x: number; y: number };
}

export interface CanvasState {
  mission: CanvasMission;
  history: History;
  /** How the diagram had grown when the history's log began. */
  grown: Command[];
  selection: Selection;
  /** The question under way, if any. */
  next: NextQuestion | null;
  /** The note whose text is being written on the canvas. */
  writing: string | null;
  /** The component whose name is being written on the canvas. */
  renaming: string | null;
  /** Said to screen readers, and shown when it is a refusal. */
  message: { text: string; refused: boolean; at: number } | null;
  /** While a saved draft is being opened, changes are refused: they would take its place. */
  held: boolean;
  hold: (held: boolean) => void;
  dispatch: (command: Command) => boolean;
  undo: () => void;
  redo: () => void;
  /** Selects these parts and nothing else. */
  select: (selection: Partial<Selection>) => void;
  ask: (next: NextQuestion | null) => void;
  write: (note: string | null) => void;
  rename: (component: string | null) => void;
  say: (text: string, refused?: boolean) => void;
  clearMessage: () => void;
  /** Shows another diagram with a fresh history: a draft that was found, not a change by the learner. */
  open: (diagram: Diagram, grown?: Command[]) => void;
  /** Shows what another tab has drawn since; the way back stays. */
  adopt: (diagram: Diagram, grown: Command[]) => void;
}

export type CanvasStore = StoreApi<CanvasState>;

const NOTHING: Selection = { components: [], connections: [], notes: [] };

function stillThere(selection: Selection, diagram: Diagram): Selection {
  const components = new Set(diagram.components.map((c) => c.id));
  const connections = new Set(diagram.connections.map((c) => c.id));
  const notes = new Set(diagram.notes.map((n) => n.id));
  return {
    components: selection.components.filter((id) => components.has(id)),
    connections: selection.connections.filter((id) => connections.has(id)),
    notes: selection.notes.filter((id) => notes.has(id)),
  };
}

const stillWriting = (note: string | null, diagram: Diagram) =>
  diagram.notes.some(({ id }) => id === note) ? note : null;

/** One canvas: its diagram with history, what is selected, and the last thing it said. */
export function createCanvasStore(mission: CanvasMission, diagram: Diagram): CanvasStore {
  let said = 0;
  return createStore<CanvasState>()((set, get) => {
    const message = (text: string, refused = false) => {
      said += 1;
      return { text, refused, at: said };
    };
    const travel = (step: (history: History) => History, done: string, none: string) => {
      const before = get().history;
      const history = step(before);
      const selection = stillThere(get().selection, history.present);
      const writing = stillWriting(get().writing, history.present);
      set({ history, selection, writing, message: message(history === before ? none : done) });
    };
    return {
      mission,
      history: startHistory(diagram),
      grown: [],
      selection: NOTHING,
      next: null,
      writing: null,
      renaming: null,
      message: null,
      held: false,
      hold: (held) => set({ held }),
      dispatch(command) {
        if (get().held) {
          set({
            message: message('Your draft is still being opened. Try again in a moment.', true),
          });
          return false;
        }
        const before = get().history;
        const result = perform(before, command);
        if (!result.ok) {
          set({ message: message(result.reason, true) });
          return false;
        }
        const text = describeCommand(before.present, command);
        set({
          history: result.history,
          selection: stillThere(get().selection, result.history.present),
          writing: stillWriting(get().writing, result.history.present),
          ...(text ? { message: message(text) } : {}),
        });
        return true;
      },
      undo: () => travel(undo, 'Undone.', 'Nothing to undo.'),
      redo: () => travel(redo, 'Done again.', 'Nothing to redo.'),
      select: (selection) => set({ selection: { ...NOTHING, ...selection } }),
      ask: (next) => set({ next }),
      write: (writing) => set({ writing }),
      rename: (renaming) => set({ renaming }),
      say: (text, refused = false) => set({ message: message(text, refused) }),
      clearMessage: () => set({ message: null }),
      open: (opened, grown = []) =>
        set({
          history: startHistory(opened),
          grown,
          selection: NOTHING,
          next: null,
          writing: null,
          message: null,
        }),
      adopt(diagram, grown) {
        const { history, selection } = get();
        set({
          history: adopt(history, diagram),
          grown,
          selection: stillThere(selection, diagram),
          next: null,
          writing: null,
          message: message('Another tab changed this diagram. This is its version.'),
        });
      },
    };
  });
}

export const CanvasContext = createContext<CanvasStore | null>(null);

/** The store of the canvas around this component. */
export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasContext);
  if (!store) throw new Error('useCanvasStore needs a CanvasContext around it');
  return store;
}

/** A part of the canvas's state; the component renders again when that part changes. */
export function useCanvas<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), select);
}

/** Whether a component was given by the mission: it stays, and its settings are fixed. */
export function isGiven(mission: Mission, id: string): boolean {
  return mission.given.some((given) => given.id === id);
}

/** The name of a component's type, for readers. */
export function typeName(type: keyof typeof COMPONENTS): string {
  return COMPONENTS[type].name;
}
