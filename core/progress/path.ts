/** One lesson with what follows it: its quizzes, and the missions that it makes possible. */
export interface Leg<L, Q, M> {
  lesson: L;
  quizzes: Q[];
  missions: M[];
}

/**
 * The path over everything: the lessons in their order, each followed by its quizzes and by the missions of which, with this
 * lesson, more than half of the lessons they rest on have been read. A mission without such a lesson comes at the end.
 */
export function learningPath<
  L extends { slug: string },
  Q extends { lesson: string },
  M extends { lessons: readonly string[] },
>(lessons: readonly L[], quizzes: readonly Q[], missions: readonly M[]): Leg<L, Q, M>[] {
  const order = new Map(lessons.map(({ slug }, index) => [slug, index]));
  const legOf = ({ lessons: needed }: M): number => {
    const places = needed.flatMap((slug) => order.get(slug) ?? []).sort((a, b) => a - b);
    return places[Math.floor(places.length / 2)] ?? lessons.length - 1;
  };
  return lessons.map((lesson, index) => ({
    lesson,
    quizzes: quizzes.filter((quiz) => quiz.lesson === lesson.slug),
    missions: missions.filter((mission) => legOf(mission) === index),
  }));
}
