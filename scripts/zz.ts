import { loadMission } from '@/server/content/missions';
import { failedChecks } from '/work/main/scripts/content-check/failed-checks';
import { diagramFiles, missionFileText } from '/work/main/scripts/content-check/mission-folder';
import { widenInlining } from '@/server/jobs/widen-inlining';
widenInlining();
const slug=process.argv[2]!;
const l=await loadMission(slug);
for(const f of await diagramFiles(slug)){const t=process.cpuUsage();failedChecks(l!.mission,slug,await missionFileText(slug,f),f);const u=process.cpuUsage(t);console.log(((u.user+u.system)/1e6).toFixed(2),f)}
