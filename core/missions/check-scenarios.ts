import type { MissionCheck } from '../contracts/mission-schema';
import { checkParams } from './mission-check-params';

/** Ids of the scenarios that a check names; none when it judges the diagram alone. */
export function scenariosOf(check: MissionCheck): string[] {
  const { scenario, scenarios } = checkParams(check);
  const named = [scenario, ...(Array.isArray(scenarios) ? scenarios : [])];
  return named.filter((id) => typeof id === 'string');
}
