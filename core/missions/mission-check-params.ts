import type { MissionCheck } from '../contracts/mission-schema';

/** The parameters that a mission gives to a check: every key of its entry that the entry itself does not use. */
export function checkParams(entry: MissionCheck): Record<string, unknown> {
  const { id: _id, check: _check, points: _points, because: _because, ...rest } = entry;
  const { lesson: _lesson, hints: _hints, promise: _promise, ...params } = rest;
  return params;
}
