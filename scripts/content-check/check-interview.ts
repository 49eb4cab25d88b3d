import { twistedMission } from '@/core/interview/twisted-mission';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { loadInterview } from '@/server/content/interviews';
import { failedChecks } from './failed-checks';
import { gradeAll } from './grade-pool';
import { merged, type Outcome, outcomeOf } from './outcome';

/**
 * Proves the twists of a mission's interview: each design fails exactly the checks that are named for it, and the empty
 * diagram fails every one. Nothing to prove where there is no interview.
 */
export async function checkInterview(slug: string): Promise<Outcome> {
  const loaded = await loadInterview(slug);
  if (loaded === null) return { passed: 0, failures: [] };
  const { mission, interview } = loaded;
  const where = `content/missions/${slug}/interview.yaml`;
  const jobs = interview.twists.flatMap(({ id, expected }) =>
    Object.keys(expected).map((file) => ({ slug, file, twist: id })),
  );
  const answers = await gradeAll(jobs);
  const outcomes = jobs.map(({ file, twist }, index) => {
    const expected = interview.twists.find(({ id }) => id === twist)?.expected[file] ?? [];
    const answer = answers[index];
    if (!answer?.ok) return outcomeOf(answer?.lines ?? []);
    const same =
      expected.length === answer.failed.length &&
      expected.every((id) => answer.failed.includes(id));
    const told = `${where}:${twist}: ${file} should fail [${expected.join(', ')}]; it fails [${answer.failed.join(', ')}]`;
    return outcomeOf(same ? [] : [told]);
  });
  for (const twist of interview.twists) {
    const changed = twistedMission(mission, twist);
    if (!changed.ok) continue;
    const empty = failedChecks(
      changed.value,
      slug,
      JSON.stringify(initialDiagram(changed.value)),
      where,
    );
    const all = changed.value.stages.flatMap((stage) => stage.checks.map(({ id }) => id));
    const kept = empty.ok ? all.filter((id) => !empty.failed.includes(id)) : [];
    outcomes.push(
      outcomeOf(kept.map((id) => `${where}:${twist.id}: the empty diagram passes ${id}`)),
    );
  }
  return merged(outcomes);
}
