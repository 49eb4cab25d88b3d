import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Mission } from '@/core/contracts/mission-schema';
import { parseDiagram } from '@/core/diagram/parse-diagram';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import { ContentError, problemLines } from '@/server/content/content-error';
import { contentPath, isMissing, isSlug } from '@/server/content/content-folder';
import { readMissionFile } from '@/server/content/mission-file';
import { reportText } from './report-text';

const USAGE =
  'usage: npm run grade -- <mission slug or mission.yaml> <diagram.json> [--json] [--seed <text>]';

/**
 * Grades a file from the command line and prints the report. Returns the exit code: 0 when the diagram was graded,
 * passed or not; 2 when an input was refused, with every problem on stderr as `file:path: message`.
 */
export async function gradeCommand(args: string[]): Promise<number> {
  const options = readArguments(args);
  if (!options) return refuse([USAGE]);
  const { missionName, diagramFile, seed, json } = options;
  const mission = await readMission(missionName);
  const text = await readDiagram(diagramFile);
  const parsed =
    typeof text !== 'string'
      ? null
      : mission.lines.length > 0 || !mission.value
        ? parseDiagram(text)
        : parseDiagramFor(mission.value, text);
  const lines = [
    ...mission.lines,
    ...(typeof text === 'string' ? [] : text),
    ...(parsed && !parsed.ok ? problemLines(diagramFile, parsed.problems) : []),
  ];
  if (lines.length > 0 || !mission.value || !parsed?.ok) return refuse(lines);
  const report = gradeOverSeeds({
    mission: mission.value,
    missionSlug: mission.slug,
    diagram: parsed.value,
    seed,
  });
  process.stdout.write(
    json ? `${JSON.stringify(report, null, 2)}\n` : reportText(mission.value, report),
  );
  return 0;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        seed: { type: 'string', default: 'practice' },
      },
    });
    const [missionName, diagramFile, ...rest] = positionals;
    if (!missionName || !diagramFile || rest.length > 0) return null;
    return { missionName, diagramFile, seed: values.seed, json: values.json };
  } catch {
    return null;
  }
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 2;
}

async function readMission(
  name: string,
): Promise<{ slug: string; value?: Mission; lines: string[] }> {
  const bySlug = isSlug(name);
  const file = bySlug ? contentPath('missions', name, 'mission.yaml') : await located(name);
  const shownAs = bySlug ? `content/missions/${name}/mission.yaml` : name;
  const slug = bySlug ? name : path.basename(path.dirname(path.resolve(file)));
  try {
    return { slug, value: await readMissionFile(file, shownAs), lines: [] };
  } catch (error) {
    if (error instanceof ContentError) return { slug, lines: [...error.lines] };
    return { slug, lines: [unreadable(shownAs, error)] };
  }
}

/** The text of the diagram, or why there is none. */
async function readDiagram(file: string): Promise<string | string[]> {
  try {
    return await readFile(await located(file), 'utf8');
  } catch (error) {
    return [unreadable(file, error)];
  }
}

/** npm runs scripts in the package's folder; a relative path may be meant from where the command was typed. */
async function located(file: string): Promise<string> {
  const typedIn = process.env.INIT_CWD;
  if (path.isAbsolute(file) || !typedIn) return file;
  try {
    await readFile(file);
    return file;
  } catch {
    return path.resolve(typedIn, file);
  }
}

function unreadable(file: string, error: unknown): string {
  if (isMissing(error)) return `${file}:: there is no such file`;
  return `${file}:: cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
