import type { Mission } from '../contracts/mission-schema';

/** A mission as a browser gets it: without the hints, which the server gives one at a time. */
export function publicMission(mission: Mission): Mission {
  return {
    ...mission,
    stages: mission.stages.map((stage) => ({
      ...stage,
      checks: stage.checks.map(({ hints: _hints, ...check }) => check),
    })),
  };
}
