import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseDiagramFor } from '/work/main/core/diagram/parse-diagram-for';
import { mutantsOf } from '/work/main/core/grading/mutants';
import { firstLostCheck } from '/work/main/scripts/content-check/failed-checks';
import { missionFileText } from '/work/main/scripts/content-check/mission-folder';
import { loadMission } from '/work/main/server/content/missions';
import { widenInlining } from '/work/main/server/jobs/widen-inlining';

widenInlining();
const slug = 'newsletter';
const { survivors } = parse(readFileSync('content/missions/newsletter/expected.yaml', 'utf8'));
const loaded = await loadMission(slug);
let bad = 0;
for (const key of Object.keys(survivors)) {
  const [file, op, target] = key.split(' ');
  const text = await missionFileText(slug, file!);
  const d = parseDiagramFor(loaded!.mission, text);
  if (!d.ok) throw 1;
  const i = mutantsOf(loaded!.mission, d.value).findIndex(
    (m) => m.operator === op && m.target === target,
  );
  if (i < 0) {
    console.log('NONE', key);
    bad++;
    continue;
  }
  const r = firstLostCheck(loaded!.mission, slug, text, i) as any;
  if (r.failed?.length) {
    console.log('KILLED', key, r.failed);
    bad++;
  }
}
console.log('checked', Object.keys(survivors).length, 'bad', bad);
