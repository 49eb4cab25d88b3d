import type { Diagram } from '../contracts/diagram-schema';
import type { DataValue, Finding, FindingData } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import { canonicalForm } from '../diagram/canonical-form';
import { designShape } from '../diagram/design-shape';
import { contentHash } from '../shared/content-hash';
import { renamed, stringsOf } from './on-form';

/** Goes up when likenesses are made in another way; stored ones with another number are made anew. */
export const LIKENESS_VERSION = 1;

/** Why a graded design failed a check, in ids of its shape. */
export interface FailedCheck {
  /** Id of the check in the mission, and of its rule in the catalogue. */
  id: string;
  check: string;
  /** Null in reports of engine 1. */
  cause: string | null;
  data: FindingData;
  /** Broken by the same cause as another, which is to be fixed first. */
  follows: boolean;
}

/** What a graded design is like. Designs with one key have one shape and failed the same checks by the same causes. */
export interface Likeness {
  key: string;
  /** The design with its settings, under no names: equal for equal designs. */
  design: string;
  failed: FailedCheck[];
}

/** The ids of parts that a cause names, in the ids of the shape: the same mistake in another place is another one. */
function placesOf(data: DataValue, parts: ReadonlySet<string>): string[] {
  return [...new Set(stringsOf(data).filter((id) => parts.has(id)))].sort();
}

/** What a graded design is like. The findings are those of its report, in the ids of the diagram. */
export function likenessOf(
  mission: Pick<Mission, 'given' | 'limits' | 'flows'>,
  diagram: Diagram,
  findings: readonly Finding[],
): Likeness {
  const shape = designShape(mission, diagram);
  const ids = new Map(
    [...shape.components, ...shape.connections].map(([canonical, id]) => [id, canonical]),
  );
  const parts = new Set(ids.values());
  const failed = findings
    .filter(({ passed }) => !passed)
    .map(
      ({ id, check, cause, data, followsFrom }): FailedCheck => ({
        id,
        check,
        cause,
        data: renamed(data, ids),
        follows: followsFrom !== null,
      }),
    );
  const causes = failed.map(({ id, cause, data, follows }) => [
    id,
    cause,
    // What follows from another cause is told by that one; which parts it reached is chance.
    follows ? [] : placesOf(data, parts),
  ]);
  return {
    key: `${LIKENESS_VERSION}-${contentHash(JSON.stringify([shape.text, causes]))}`,
    design: canonicalForm(mission, diagram).hash,
    failed,
  };
}
