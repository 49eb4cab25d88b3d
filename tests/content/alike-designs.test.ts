import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { designShape } from '@/core/diagram/design-shape';
import { likenessOf } from '@/core/grading/likeness';
import { loadMission } from '@/server/content/missions';
import { brokenAt } from '../support/alike-property';

const FOLDER = 'content/missions/newsletter';

it('tells the mistakes of newsletters of one shape apart', async () => {
  const mission = (await loadMission('newsletter'))?.mission;
  if (mission === undefined) throw new Error('there is no newsletter');
  // What each design fails; `npm run content:check` grades them all and holds the file to it.
  const expected = parse(readFileSync(`${FOLDER}/expected.yaml`, 'utf8')) as Record<
    string,
    unknown
  >;
  const read = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Diagram;
  const shape = designShape(mission, read('solutions/full.json')).text;
  const alike = Object.entries(expected).flatMap(([file, failed]) => {
    if (!Array.isArray(failed) || designShape(mission, read(file)).text !== shape) return [];
    const findings = (failed as string[]).map((id) => brokenAt('', { id, cause: null, data: {} }));
    return [likenessOf(mission, read(file), findings).key];
  });
  expect(alike.length).toBeGreaterThanOrEqual(10);
  expect(new Set(alike).size).toBeGreaterThanOrEqual(9);
});
