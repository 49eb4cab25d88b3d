import { SHAPE } from '@/components/drawing/component-shape';
import { alignPlaces, distributePlaces, type Places } from '@/core/diagram/align';
import { type Direction, STEP, walk } from '@/core/diagram/walk';
import type { CanvasState } from '../drawing/canvas-store';
import type { Shortcut, ShortcutContext } from './shortcut';
import { tidy } from './tidy';

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const NUDGE = 8;
const SHIFTED = 32;
const GAP = { x: 64, y: 56 };

const withArrows = (held: string) => Object.keys(ARROWS).map((arrow) => `${held}${arrow}`);
const directionOf = (keys: string | null): Direction =>
  ARROWS[keys?.split('+').at(-1) ?? ''] ?? 'right';

/** Where the selected components and notes are. */
function selectedPlaces({ selection, history }: CanvasState): Places {
  const { components, notes } = history.present;
  const chosen = [
    ...components.filter((c) => selection.components.includes(c.id)),
    ...notes.filter((n) => selection.notes.includes(n.id)),
  ];
  return Object.fromEntries(chosen.map((part) => [part.id, part.position]));
}

function nudge(state: CanvasState, keys: string | null, by: number): void {
  const step = STEP[directionOf(keys)];
  const places = Object.entries(selectedPlaces(state));
  if (places.length === 0) return;
  const moved = places.map(([id, { x, y }]) => [id, { x: x + step.x * by, y: y + step.y * by }]);
  state.dispatch({ do: 'move', positions: Object.fromEntries(moved) });
}

function grow({ state, here }: ShortcutContext, keys: string | null): void {
  const from = state.history.present.components.find((c) => c.id === here);
  if (!from) {
    state.say('Select the component that something is to follow.');
    return;
  }
  const step = STEP[directionOf(keys)];
  const position = {
    x: from.position.x + step.x * (SHAPE.width + GAP.x),
    y: from.position.y + step.y * (SHAPE.height + GAP.y),
  };
  state.ask({ from: from.id, position });
}

function step({ state, here, goTo }: ShortcutContext, keys: string | null): void {
  const next = here && walk(state.history.present, here, directionOf(keys));
  if (next) goTo(next);
  else if (!here) state.say('Select a component to walk from.');
  else state.say(`No connection leads ${directionOf(keys)} from here.`);
}

function arrange(state: CanvasState, least: number, change: (places: Places) => Places): void {
  const places = selectedPlaces(state);
  if (Object.keys(places).length < least) state.say(`Select at least ${least} parts for this.`);
  else state.dispatch({ do: 'move', positions: change(places) });
}

function arranging(
  id: string,
  label: string,
  least: number,
  change: (places: Places) => Places,
): Shortcut {
  return {
    id,
    label,
    group: 'Arrange',
    keys: [],
    run: ({ state }) => arrange(state, least, change),
  };
}

export const ARRANGE_SHORTCUTS: readonly Shortcut[] = [
  {
    id: 'nudge',
    group: 'Arrange',
    label: 'Move the selection',
    keys: withArrows(''),
    onCanvas: true,
    keysOnly: true,
    run: ({ state }, keys) => nudge(state, keys, NUDGE),
  },
  {
    id: 'nudge-more',
    group: 'Arrange',
    label: 'Move it further',
    keys: withArrows('Shift+'),
    onCanvas: true,
    keysOnly: true,
    run: ({ state }, keys) => nudge(state, keys, SHIFTED),
  },
  {
    id: 'grow',
    group: 'Arrange',
    label: 'Add what comes next',
    keys: withArrows('Mod+'),
    onCanvas: true,
    run: grow,
  },
  {
    id: 'walk',
    group: 'Arrange',
    label: 'Walk along connections',
    keys: withArrows('Alt+'),
    onCanvas: true,
    keysOnly: true,
    run: step,
  },
  {
    id: 'tidy',
    group: 'Arrange',
    label: 'Tidy up',
    keys: ['Shift+T'],
    run: ({ state, show }) => {
      void tidy(state).then(() => show('legible'));
    },
  },
  arranging('align-column', 'Align in a column', 2, (places) => alignPlaces(places, 'x')),
  arranging('align-row', 'Align in a row', 2, (places) => alignPlaces(places, 'y')),
  arranging('distribute-across', 'Distribute across', 3, (places) => distributePlaces(places, 'x')),
  arranging('distribute-down', 'Distribute down', 3, (places) => distributePlaces(places, 'y')),
];
