import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { buildMission } from '@/tests/support/missions';
import { PlayerBar, PlayerExtras } from './player-bar';
import { createPlayerStore, PlayerContext } from './player-store';

const EMPTY: Diagram = { format: 1, components: [], connections: [], notes: [] };

function loaded(at: number) {
  const store = createPlayerStore();
  store.getState().load({
    snapshots: {
      atMs: [10_000, 20_000, 30_000, 40_000],
      components: [],
      connections: [],
      flows: [],
    },
    events: [
      { atMs: 20_000, text: 'an outage of “Provider” begins', tone: 'trouble', components: [] },
      { atMs: 35_000, text: '“Provider” is back', tone: 'plain', components: [] },
    ],
    faults: [{ fromMs: 20_000, toMs: 35_000, text: 'an outage of “Provider” begins' }],
    diagram: EMPTY,
    mission: buildMission(),
  });
  store.getState().seek(at);
  // Rendering to text takes the state that a page begins with.
  return { ...store, getInitialState: store.getState };
}

const render = (at: number) =>
  renderToStaticMarkup(
    <PlayerContext value={loaded(at)}>
      <PlayerBar small />
      <PlayerExtras />
    </PlayerContext>,
  ).replaceAll('\u00a0', ' ');
const flags = (markup: string) => {
  const list = markup.split('aria-label="What happens in the run"')[1]?.split('</ul>')[0] ?? '';
  return [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, words]) => words);
};
const event = (markup: string) =>
  (markup.split('data-testid="player-event"')[1] ?? '')
    .replace(/^[^>]*>/, '')
    .replaceAll(/<[^>]+>/g, '');

describe('the flags of the player', () => {
  it('say when and what, as a list for those who do not see them', () => {
    expect(flags(render(0))).toEqual([
      '20 s: an outage of “Provider” begins',
      '35 s: “Provider” is back',
    ]);
  });

  it('tell in words what happened last before the instant shown', () => {
    expect(event(render(0))).toBe('');
    expect(event(render(1))).toBe('20 s: an outage of “Provider” begins');
    expect(event(render(3))).toBe('35 s: “Provider” is back');
  });

  it('shade the time in which a fault held', () => {
    expect(render(0)).toContain('left:33.33');
    expect(render(0)).toMatch(/title="an outage of “Provider” begins"[^>]*bg-trouble-soft/);
  });
});
