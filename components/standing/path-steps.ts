import type { Standing } from './standing';

/** One thing to do on the path. */
export interface PathStep {
  kind: 'lesson' | 'quiz' | 'mission';
  slug: string;
  title: string;
  /** What it takes: "8 min", "13 questions". */
  size: string;
  /** Sections of a lesson, `slug#anchor`; empty for everything else, and for a lesson that names none. */
  sections: readonly string[];
}

/** Whether a step is done: a lesson read to its end, a quiz finished, a mission passed. */
export function isDone(
  step: PathStep,
  standing: Standing | null,
  read: readonly string[],
): boolean {
  switch (step.kind) {
    case 'lesson':
      return step.sections.length > 0 && step.sections.every((section) => read.includes(section));
    case 'quiz':
      return standing?.quizzes[step.slug] !== undefined;
    case 'mission':
      return standing?.missions[step.slug]?.passed === true;
  }
}
