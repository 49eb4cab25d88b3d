/** A section of a lesson as it is referred to: `sync-async#the-golden-rule`. */
export type SectionReference = string;

/** How much of a section was on screen so far. */
export interface Sight {
  /** Looks in which a part of it was on screen. */
  looks: number;
  endSeen: boolean;
}

/** Where a section stands on the screen, px from the upper edge. */
export interface SectionPlace {
  section: SectionReference;
  top: number;
  bottom: number;
}

/** Looks, one per second, before a section whose end was seen counts as read. */
const LOOKS = 3;

/**
 * One look at the screen of `height` px: what has been seen of each section by now, and which sections are read with it. A
 * section is read when its end has been on screen and a part of it was there for three looks; jumping past reads nothing.
 */
export function lookAt(
  seen: ReadonlyMap<SectionReference, Sight>,
  places: readonly SectionPlace[],
  height: number,
): { seen: Map<SectionReference, Sight>; read: SectionReference[] } {
  const next = new Map(seen);
  for (const { section, top, bottom } of places) {
    if (top >= height || bottom <= 0) continue;
    const before = next.get(section);
    next.set(section, {
      looks: (before?.looks ?? 0) + 1,
      endSeen: before?.endSeen === true || bottom <= height,
    });
  }
  const read = [...next].filter(([, { looks, endSeen }]) => endSeen && looks >= LOOKS);
  return { seen: next, read: read.map(([section]) => section) };
}

/** All of `first`, then what only `then` has; each once, in the order in which they were read. */
export function mergeRead(
  first: readonly SectionReference[],
  then: readonly SectionReference[],
): SectionReference[] {
  return [...new Set([...first, ...then])];
}

/** A lesson with its sections in order, as far as they may be named. */
export interface ReadableLesson {
  slug: string;
  title: string;
  sections: { anchor: string; text: string }[];
}

export interface Stop {
  lesson: ReadableLesson;
  /** The first section after the last one read that has not been read. */
  section: { anchor: string; text: string };
}

/**
 * Where to go on: in the lesson that was read last and has something left. Null when nothing was begun, or all that was
 * begun has been read.
 */
export function whereToGoOn(
  lessons: readonly ReadableLesson[],
  read: readonly SectionReference[],
): Stop | null {
  const done = new Set(read);
  for (const reference of read.toReversed()) {
    const [slug, anchor] = reference.split('#');
    const lesson = lessons.find((candidate) => candidate.slug === slug);
    if (lesson === undefined) continue;
    const at = lesson.sections.findIndex((section) => section.anchor === anchor);
    const after = [...lesson.sections.slice(at + 1), ...lesson.sections.slice(0, at + 1)];
    const section = after.find((candidate) => !done.has(`${slug}#${candidate.anchor}`));
    if (section !== undefined) return { lesson, section };
  }
  return null;
}
