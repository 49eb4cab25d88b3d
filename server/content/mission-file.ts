import 'server-only';
import { readFile } from 'node:fs/promises';
import type { Mission } from '@/core/contracts/mission-schema';
import { parseMission } from '@/core/missions/parse-mission';
import { ContentError, problemLines } from './content-error';
import { parseYaml } from './yaml';

/**
 * Reads one `mission.yaml`. Throws a `ContentError` with every problem as `file:path: message`, `file` being the path
 * as given; lets errors of the file system through.
 */
export async function readMissionFile(file: string, shownAs = file): Promise<Mission> {
  const yaml = parseYaml(await readFile(/* turbopackIgnore: true */ file, 'utf8'));
  if (!yaml.ok) throw new ContentError(problemLines(shownAs, yaml.problems));
  const mission = parseMission(yaml.value);
  if (!mission.ok) throw new ContentError(problemLines(shownAs, mission.problems));
  return mission.value;
}
