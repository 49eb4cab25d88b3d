import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { KeptText, TalkThread } from '@/core/contracts/talk-line';
import { designShape } from '@/core/diagram/design-shape';
import { type AlikeGroup, alikeGroups } from '@/core/grading/alike-groups';
import { type ComponentSpread, settingsSpread } from '@/core/grading/settings-spread';
import { type SharedMistake, sharedMistakes, underPlainNames } from '@/core/grading/shared-words';
import { loadMission } from '@/server/content/missions';
import {
  type CountedDesign,
  selectCountedDesigns,
  selectDesignsOf,
  selectDesignsOfGroup,
} from '@/server/data/alike';
import { selectBank } from '@/server/data/bank';
import { requireClass } from '@/server/data/class-access';
import { fillLikenesses } from '@/server/data/likenesses';
import { selectGroupThreads } from '@/server/data/threads';
import { onDesign } from './talk';

type Assignment = { id: string; slug: string };

/** So many groups are told of on a page; the rest is counted. */
const MOST_GROUPS = 40;

/** Designs that are alike, and what they have in common. */
export interface ToldGroup extends AlikeGroup<CountedDesign> {
  mistakes: SharedMistake[];
  /** The components of every member, under plain names. */
  parts: string[];
}

/** The groups of the tries that count for an assignment; `mission` is null when the content has it no more. */
export interface Groups {
  mission: Mission | null;
  groups: ToldGroup[];
  /** How many more groups there are, and tries that count altogether. */
  more: number;
  counted: number;
}

async function loadGroups(cohortId: string, { id, slug }: Assignment) {
  await requireClass(cohortId, 'look');
  const mission = (await loadMission(slug))?.mission ?? null;
  if (mission === null) return { mission, rows: [] };
  await fillLikenesses(mission, { assignmentId: id });
  return { mission, rows: await selectCountedDesigns(cohortId, id) };
}

function told(mission: Mission, group: AlikeGroup<CountedDesign>, diagram: Diagram): ToldGroup {
  const shape = designShape(mission, diagram).diagram;
  const given = new Set(mission.given.map(({ id }) => id));
  const { failed } = group.typical;
  return {
    ...group,
    mistakes: sharedMistakes(
      mission,
      shape,
      failed,
      group.members.map((member) => member.failed),
    ),
    parts: underPlainNames(mission, shape).components.flatMap(({ id, label }) =>
      given.has(id) ? [] : [label],
    ),
  };
}

/** The groups of an assignment of a class whose pages for staff are open to the viewer, the largest first. */
export async function listGroups(cohortId: string, assignment: Assignment): Promise<Groups> {
  const { mission, rows } = await loadGroups(cohortId, assignment);
  if (mission === null) return { mission, groups: [], more: 0, counted: 0 };
  const all = alikeGroups(rows);
  const shown = all.slice(0, MOST_GROUPS);
  const designs = await selectDesignsOf(
    cohortId,
    shown.map(({ typical }) => typical.submissionId),
  );
  return {
    mission,
    groups: shown.flatMap((group) => {
      const diagram = designs.get(group.typical.submissionId);
      return diagram ? [told(mission, group, diagram)] : [];
    }),
    more: all.length - shown.length,
    counted: rows.length,
  };
}

/** One group with a typical design and how the settings of its members differ; null when there is none of this key. */
export async function selectOptionalGroup(
  cohortId: string,
  assignment: Assignment,
  key: string,
): Promise<{
  mission: Mission;
  group: ToldGroup;
  /** The typical design, under plain names: it is nobody's in particular. */
  diagram: Diagram;
  spread: ComponentSpread[];
  /** What is said to the group, on the typical design, and the texts that are kept. */
  threads: TalkThread[];
  bank: KeptText[];
} | null> {
  const { mission, rows } = await loadGroups(cohortId, assignment);
  const group = alikeGroups(rows).find((one) => one.key === key);
  if (mission === null || group === undefined) return null;
  const designs = await selectDesignsOfGroup(cohortId, assignment.id, key);
  const typical = designs.get(group.typical.submissionId);
  if (typical === undefined) return null;
  // Named in the order of the shape, as the words are.
  const shape = designShape(mission, typical);
  const names = new Map(
    underPlainNames(mission, shape.diagram).components.map(({ id, label }) => [
      shape.components.get(id),
      label,
    ]),
  );
  const diagram = {
    ...typical,
    notes: [],
    components: typical.components.map((one) => ({
      ...one,
      label: names.get(one.id) ?? one.label,
    })),
  };
  const [threads, bank] = await Promise.all([
    selectGroupThreads(cohortId, assignment.id, key),
    selectBank(assignment.slug, {
      group: key,
      failed: group.typical.failed.map(({ id }) => id),
    }),
  ]);
  return {
    mission,
    threads: await onDesign(threads, assignment.slug, typical),
    bank,
    group: told(mission, group, typical),
    diagram,
    spread: settingsSpread(mission, diagram, [...designs.values()]),
  };
}
