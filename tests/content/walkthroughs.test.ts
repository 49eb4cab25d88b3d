import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import type { Quote } from '@/core/missions/walkthrough';
import { type LoadedMission, listMissions } from '@/server/content/missions';
import { loadWalkthrough } from '@/server/content/walkthroughs';

const SLOW = 300_000;
const missions = await listMissions();
const told = await Promise.all(
  missions.map(async (loaded) => ({ loaded, walkthrough: await loadWalkthrough(loaded.slug) })),
);

/** What the findings of a design say, by their ids, as `npm run grade` prints them. */
function messages({ slug, mission }: LoadedMission, design: string): Map<string, string> {
  const text = readFileSync(`content/missions/${slug}/${design}`, 'utf8');
  const diagram = parseDiagramFor(mission, text);
  if (!diagram.ok) throw new Error(`${design} cannot be read`);
  const { findings } = gradeOverSeeds({
    mission,
    missionSlug: slug,
    diagram: diagram.value,
    seed: 'practice',
  });
  return new Map(findings.map(({ id, message }) => [id, message]));
}

function wrongQuotes(loaded: LoadedMission, quotes: readonly Quote[]): string[] {
  return [...new Set(quotes.map(({ design }) => design))].flatMap((design) => {
    const said = messages(loaded, design);
    return quotes
      .filter((quote) => quote.design === design && !said.get(quote.check)?.includes(quote.words))
      .map(({ check, words }) => `${design} ${check}: "${words}" is not in "${said.get(check)}"`);
  });
}

describe('how missions are talked through', () => {
  it('is written for five of them', () => {
    expect(told.filter(({ walkthrough }) => walkthrough !== null)).toHaveLength(5);
  });

  it.each(
    told.flatMap(({ loaded, walkthrough }) =>
      walkthrough === null ? [] : [{ slug: loaded.slug, loaded, quotes: walkthrough.quotes }],
    ),
  )(
    'quotes for $slug the figures of its runs',
    ({ loaded, quotes }) => {
      expect(wrongQuotes(loaded, quotes)).toEqual([]);
    },
    SLOW,
  );
});
