import type { Mission } from '@/core/contracts/mission-schema';
import { referenceProblem } from '@/core/lessons/lesson-reference';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { ContentError } from '@/server/content/content-error';
import { type LoadedMission, loadMission } from '@/server/content/missions';
import { loadReferences } from '@/server/content/references';
import { loadStarts } from '@/server/content/starts';
import { checkInterview } from './check-interview';
import { referenceFailures } from './check-references';
import { startFailures } from './check-starts';
import { failedChecks } from './failed-checks';
import { gradeDesigns } from './grade-pool';
import { loadableLessons } from './loadable-lessons';
import { diagramFiles, type Expected, readExpected } from './mission-folder';
import { merged, type Outcome, outcomeOf } from './outcome';

/** Points on what one mission still lacks, and a line that sums it up. */
export interface MissionOutcome extends Outcome {
  summary: string;
}

/**
 * Proves a mission: its links lead somewhere, every reference passes stage 1 and one of them everything, every
 * known-wrong design and every start fails exactly the checks that `expected.yaml` names, the empty diagram fails every
 * stage, each check is failed by at least one known-wrong design, the starts give nothing away, and each reference that
 * learners may see keeps the stages that it says.
 */
export async function checkMission(slug: string): Promise<MissionOutcome> {
  try {
    const loaded = await loadMission(slug);
    if (!loaded)
      throw new ContentError([`content/missions/${slug}:: has no mission.yaml or brief.md`]);
    return await checkLoaded(loaded, await readExpected(slug));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { passed: 0, failures: [...error.lines], summary: `${slug}: cannot be read` };
  }
}

async function checkLoaded(loaded: LoadedMission, expected: Expected): Promise<MissionOutcome> {
  const { slug, mission } = loaded;
  const folder = `content/missions/${slug}`;
  const files = await diagramFiles(slug);
  const listed = Object.keys(expected).filter((file) => !files.includes(file));
  const outcomes = [
    outcomeOf(await brokenLinks(mission, `${folder}/mission.yaml`)),
    outcomeOf(listed.map((file) => `${folder}/expected.yaml:${file}: there is no such file`)),
  ];
  const results = await gradeDesigns(slug, files);
  const failedBy = new Set<string>();
  let perfect = 0;
  for (const file of files) {
    const result = results.get(file);
    if (!result) continue;
    const failures = result.ok
      ? differences(folder, file, expected[file], result.failed)
      : result.lines;
    if (result.ok) {
      if (file.startsWith('wrong/')) for (const id of result.failed) failedBy.add(id);
      failures.push(...roleFailures(mission, `${folder}/${file}`, file, result.failed));
      if (file.startsWith('solutions/') && result.failed.length === 0) perfect += 1;
    }
    outcomes.push(outcomeOf(failures));
  }
  outcomes.push(
    outcomeOf(perfect > 0 ? [] : [`${folder}/solutions:: no reference passes every check`]),
  );
  outcomes.push(outcomeOf(emptyFailures(mission, slug, `${folder}/mission.yaml`)));
  outcomes.push(outcomeOf(unfailed(mission, failedBy, `${folder}/mission.yaml`)));
  const starts = await loadStarts(slug, mission);
  outcomes.push(outcomeOf(await startFailures(mission, slug, starts, files, expected)));
  const failedOf = new Map(
    [...results].flatMap(([file, result]) => (result.ok ? [[file, result.failed] as const] : [])),
  );
  const references = await loadReferences(slug, mission);
  outcomes.push(outcomeOf(referenceFailures(mission, slug, references, failedOf)));
  outcomes.push(await checkInterview(slug));
  const { passed, failures } = merged(outcomes);
  const count = (folder: string) => files.filter((file) => file.startsWith(folder)).length;
  const verdict = failures.length === 0 ? 'all as expected' : `${failures.length} not as expected`;
  const summary = `${slug}: ${count('solutions/')} references, ${count('wrong/')} known-wrong designs, ${count('starts/')} starts, ${verdict}`;
  return { passed, failures, summary };
}

async function brokenLinks(mission: Mission, file: string): Promise<string[]> {
  const lessons = await loadableLessons();
  const links = [
    ...mission.lessons.map((reference, index) => ({ path: `lessons[${index}]`, reference })),
    ...mission.stages.flatMap((stage, s) =>
      stage.checks.flatMap(({ lesson }, c) =>
        lesson ? [{ path: `stages[${s}].checks[${c}].lesson`, reference: lesson }] : [],
      ),
    ),
  ];
  return links.flatMap(({ path, reference }) => {
    const problem = referenceProblem(lessons, reference);
    return problem === null ? [] : [`${file}:${path}: ${problem}`];
  });
}

function differences(
  folder: string,
  file: string,
  expected: readonly string[] | undefined,
  failed: readonly string[],
): string[] {
  const where = `${folder}/expected.yaml:${file}`;
  const actual = `it fails [${failed.join(', ')}]`;
  if (!expected) return [`${where}: is not listed; ${actual}`];
  const same = expected.length === failed.length && expected.every((id) => failed.includes(id));
  return same ? [] : [`${where}: should fail [${expected.join(', ')}]; ${actual}`];
}

function roleFailures(
  mission: Mission,
  where: string,
  file: string,
  failed: readonly string[],
): string[] {
  const first = mission.stages[0]?.checks.map(({ id }) => id) ?? [];
  if (file.startsWith('wrong/')) {
    return failed.length > 0 ? [] : [`${where}:: a known-wrong design passes every check`];
  }
  const fails = failed.some((id) => first.includes(id));
  if (file.startsWith('starts/')) return fails ? [] : [`${where}:: a start passes stage 1`];
  return fails ? [`${where}:: a reference fails stage 1`] : [];
}

function emptyFailures(mission: Mission, slug: string, file: string): string[] {
  const result = failedChecks(mission, slug, JSON.stringify(initialDiagram(mission)), file);
  if (!result.ok) return result.lines;
  const ids = mission.stages.flatMap((stage) => stage.checks.map(({ id }) => id));
  return ids
    .filter((id) => !result.failed.includes(id))
    .map((id) => `${file}:${id}: the empty diagram passes this check`);
}

function unfailed(mission: Mission, failedBy: ReadonlySet<string>, file: string): string[] {
  return mission.stages
    .flatMap((stage) => stage.checks)
    .filter(({ id }) => !failedBy.has(id))
    .map(({ id }) => `${file}:${id}: no known-wrong design fails this check`);
}
