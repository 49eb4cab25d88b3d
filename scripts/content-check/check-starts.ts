import type { Mission } from '@/core/contracts/mission-schema';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { decidedSettings, START_KINDS, shapeOf } from '@/core/missions/starts';
import type { LoadedStart } from '@/server/content/starts';
import { type Expected, missionFileText } from './mission-folder';

/** How much of a faultless reference's settings a start may show. */
const MOST_SHOWN = 0.5;

/**
 * What is wrong with a mission's starts: a rung of the ladder that is missing, a file that `starts.yaml` does not list, the
 * shape of a design that learners must not see, or too many of the settings that make a reference faultless. One line
 * `file:path: message` each.
 */
export async function startFailures(
  mission: Mission,
  slug: string,
  starts: readonly LoadedStart[],
  files: readonly string[],
  expected: Expected,
): Promise<string[]> {
  const folder = `content/missions/${slug}`;
  const lines = START_KINDS.filter((kind) => !starts.some((start) => start.kind === kind)).map(
    (kind) => `${folder}/starts.yaml:: there is no start of the kind "${kind}"`,
  );
  for (const file of files) {
    if (!file.startsWith('starts/') || starts.some((start) => start.file === file)) continue;
    lines.push(`${folder}/starts.yaml:: does not list ${file}`);
  }
  for (const secret of files.filter((file) => !file.startsWith('starts/'))) {
    const parsed = parseDiagramFor(mission, await missionFileText(slug, secret));
    if (!parsed.ok) continue;
    const faultless = secret.startsWith('solutions/') && expected[secret]?.length === 0;
    const decided = decidedSettings(parsed.value);
    for (const { file, diagram } of starts) {
      if (shapeOf(diagram) === shapeOf(parsed.value)) {
        lines.push(`${folder}/${file}:: has the shape of ${secret}, which learners must not see`);
      }
      const shown = [...decidedSettings(diagram)].filter((setting) => decided.has(setting)).length;
      if (faultless && decided.size > 0 && shown / decided.size > MOST_SHOWN) {
        lines.push(
          `${folder}/${file}:: shows ${shown} of the ${decided.size} settings of ${secret}`,
        );
      }
    }
  }
  return lines;
}
