import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { canonicalForm } from '@/core/diagram/canonical-form';
import { applyCommand, type Command } from '@/core/diagram/commands';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { shuffled } from '@/core/shared/seeded-random';
import { contentPath } from '@/server/content/content-folder';
import { listMissions } from '@/server/content/missions';
import { loadStarts } from '@/server/content/starts';

/** The commands by which the canvas draws a design: boxes, settings, arrows in any order, then what arrows carry and in which order. */
function drawing(
  { components, connections, notes }: Diagram,
  given: ReadonlySet<string>,
): Command[] {
  const senders = [...new Set(connections.map(({ from }) => from))];
  return [
    ...components.flatMap(({ settings = {}, ...component }): Command[] => [
      ...(given.has(component.id) ? [] : [{ do: 'add' as const, component }]),
      ...Object.entries(settings).map(
        ([key, value]): Command => ({ do: 'set', id: component.id, key, value }),
      ),
    ]),
    ...shuffled(connections, 'any order').map(
      ({ id, from, to, kind }): Command => ({ do: 'connect', connection: { id, from, to, kind } }),
    ),
    ...connections.map(
      ({ id, unit, flows }): Command => ({
        do: 'change-connection',
        id,
        change: { ...(unit && { unit }), ...(flows && { flows }) },
      }),
    ),
    ...senders.map(
      (from): Command => ({
        do: 'reorder',
        from,
        connections: connections.filter((c) => c.from === from).map(({ id }) => id),
      }),
    ),
    ...notes.map((note): Command => ({ do: 'write-note', note })),
  ];
}

function drawn(mission: Mission, design: Diagram): Diagram {
  const given = new Set(mission.given.map(({ id }) => id));
  return drawing(design, given).reduce((diagram, command) => {
    const applied = applyCommand(diagram, command);
    if (!applied.ok) throw new Error(applied.reason);
    return applied.diagram;
  }, initialDiagram(mission));
}

async function references(slug: string, mission: Mission): Promise<[string, Diagram][]> {
  const folder = contentPath('missions', slug, 'solutions');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    files.map(async (name): Promise<[string, Diagram]> => {
      const parsed = parseDiagramFor(mission, await readFile(`${folder}/${name}`, 'utf8'));
      if (!parsed.ok) throw new Error(`${slug}/${name} is no diagram`);
      return [name, parsed.value];
    }),
  );
}

describe.each(await listMissions())('$slug', ({ slug, mission }) => {
  it('has references and starts that can be drawn with the commands of the canvas alone', async () => {
    const starts = (await loadStarts(slug, mission)).map(({ file, diagram }): [string, Diagram] => [
      file,
      diagram,
    ]);
    const designs = [...(await references(slug, mission)), ...starts];
    expect(designs.length).toBeGreaterThan(2);
    for (const [name, design] of designs)
      expect(canonicalForm(mission, drawn(mission, design)).text, name).toBe(
        canonicalForm(mission, design).text,
      );
  });
});
