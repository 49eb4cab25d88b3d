/** A graded design as groups are made of it. */
export interface Grouped {
  key: string;
  /** Equal for equal designs. */
  design: string;
}

/** Designs that are alike, in the order they came in. */
export interface AlikeGroup<T extends Grouped> {
  key: string;
  /** The first of those whose settings most members share. */
  typical: T;
  members: T[];
  /** How many different designs there are among them. */
  designs: number;
}

/** Puts designs of one key together, the largest group first, groups of one size in the order of their first members. */
export function alikeGroups<T extends Grouped>(rows: readonly T[]): AlikeGroup<T>[] {
  const byKey = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = byKey.get(row.key);
    if (group) group.push(row);
    else byKey.set(row.key, [row]);
  }
  return [...byKey]
    .map(([key, members]) => {
      const counts = new Map<string, number>();
      for (const { design } of members) counts.set(design, (counts.get(design) ?? 0) + 1);
      const most = Math.max(...counts.values());
      const typical = members.find(({ design }) => counts.get(design) === most) ?? members[0];
      return { key, typical, members, designs: counts.size };
    })
    .sort((a, b) => b.members.length - a.members.length);
}
