import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { mutantsOf } from '@/core/grading/mutants';
import { loadMission } from '@/server/content/missions';
import { gradeAll } from './content-check/grade-pool';
import {
  faultlessReferences,
  missionFileText,
  missionSlugs,
  readSurvivors,
} from './content-check/mission-folder';

/** Share of the mutants of all missions together that must lose points. */
const DEMANDED = 0.9;

interface Named {
  file: string;
  name: string;
  operator: string;
  index: number;
}

async function mutantsOfMission(slug: string): Promise<Named[]> {
  const loaded = await loadMission(slug);
  if (!loaded) throw new Error(`there is no mission "${slug}"`);
  const named: Named[] = [];
  for (const file of await faultlessReferences(slug)) {
    const diagram = parseDiagramFor(loaded.mission, await missionFileText(slug, file));
    if (!diagram.ok) throw new Error(`${file} is no diagram of ${slug}`);
    for (const [index, mutant] of mutantsOf(loaded.mission, diagram.value).entries()) {
      const { operator, target } = mutant;
      named.push({ file, name: `${file} ${operator} ${target}`, operator, index });
    }
  }
  return named;
}

/** Grades every mutant of a mission's faultless references; returns how many problems there are. */
async function mutate(slug: string): Promise<{ problems: number; killed: number; total: number }> {
  const mutants = await mutantsOfMission(slug);
  const reasons = await readSurvivors(slug);
  const answers = await gradeAll(mutants.map(({ file, index }) => ({ slug, file, mutant: index })));
  const byOperator = new Map<string, { killed: number; total: number; checks: Set<string> }>();
  let problems = 0;
  let killed = 0;
  for (const [i, { name, operator }] of mutants.entries()) {
    const answer = answers[i];
    const lost = answer?.ok ? answer.failed[0] : undefined;
    const row = byOperator.get(operator) ?? { killed: 0, total: 0, checks: new Set<string>() };
    row.total += 1;
    if (lost) {
      row.killed += 1;
      row.checks.add(lost);
      killed += 1;
    } else if (!reasons[name]) {
      problems += 1;
      console.error(`content/missions/${slug}/expected.yaml:survivors: no reason for "${name}"`);
    }
    byOperator.set(operator, row);
  }
  for (const name of Object.keys(reasons)) {
    const i = mutants.findIndex((mutant) => mutant.name === name);
    const answer = answers[i];
    if (i >= 0 && answer?.ok && answer.failed.length === 0) continue;
    problems += 1;
    console.error(`content/missions/${slug}/expected.yaml:survivors: "${name}" does not survive`);
  }
  console.log(`${slug}: ${killed} of ${mutants.length} mutants lose points`);
  for (const [operator, row] of [...byOperator].sort()) {
    console.log(`  ${operator}: ${row.killed}/${row.total} (${[...row.checks].join(', ')})`);
  }
  return { problems, killed, total: mutants.length };
}

const wanted = process.argv.slice(2);
const slugs = wanted.length > 0 ? wanted : await missionSlugs();
let problems = 0;
let killed = 0;
let total = 0;
for (const slug of slugs) {
  const result = await mutate(slug);
  problems += result.problems;
  killed += result.killed;
  total += result.total;
}
if (wanted.length === 0 && killed < DEMANDED * total) {
  problems += 1;
  console.error(`content/missions:: fewer than ${DEMANDED * 100} % of all mutants lose points`);
}
console.log(`mutants: ${killed} of ${total} lose points, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
