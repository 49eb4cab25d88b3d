import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { grade, type Simulate } from '../grading/grade';
import type { Trial } from './experiment';

/** Runs each scenario of each design once, however many reasons ask for it. */
function remembering(simulate: Simulate): Simulate {
  const runs = new Map<string, ReturnType<Simulate>>();
  const names = new Map<Diagram, string>();
  return (input) => {
    const name = names.get(input.diagram) ?? JSON.stringify(input.diagram);
    names.set(input.diagram, name);
    const key = `${input.scenarioId} ${name}`;
    const known = runs.get(key);
    if (known) return known;
    const made = simulate(input);
    runs.set(key, made);
    return made;
  };
}

/** Trials by runs with one seed; each scenario of each design is simulated once. */
export function trialByRuns(
  mission: Mission,
  missionSlug: string,
  seed: string,
  simulate: Simulate,
): Trial {
  const once = remembering(simulate);
  return (diagram, checks) =>
    grade({
      mission: { ...mission, stages: [{ title: 'Trial', checks: [...checks] }] },
      missionSlug,
      diagram,
      seed,
      simulate: once,
      stories: false,
    }).findings;
}
