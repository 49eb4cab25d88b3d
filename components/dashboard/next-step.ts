/** What a learner has done, as far as the next step depends on it. */
export interface Done {
  /** `handedIn`: the design of the draft is the one that was handed in last. */
  drafts: { mission: string; handedIn: boolean }[];
  submissions: { mission: string; passed: boolean; stars: number }[];
  quizzes: { slug: string; correct: number; total: number }[];
  /** Cards under review that are due. */
  due: number;
}

interface Titled {
  slug: string;
  title: string;
}

export interface Offer {
  lessons: Titled[];
  quizzes: Titled[];
  missions: Titled[];
}

/** One suggestion: where to go, and why. */
export interface Step {
  href: string;
  title: string;
  why: string;
}

const SOLID = 0.8;

const quizStep = ({ slug, title }: Titled, why: string): Step => ({
  href: `/quizzes/${slug}`,
  title: `Quiz: ${title}`,
  why,
});

/**
 * What to do next, most pressing first: cards that are due, a draft that was not handed in, a mission that did not pass, the
 * first mission not tried, the next lesson and quiz, quizzes under 80 %, and then further missions and quizzes not tried; a
 * lesson when nothing was done yet. Lessons, quizzes and missions come in the order given.
 */
export function nextSteps(done: Done, offer: Offer): Step[] {
  const steps: Step[] = [];
  const latest = (slug: string) => done.submissions.find((s) => s.mission === slug);
  const title = (slug: string) => offer.missions.find((m) => m.slug === slug)?.title ?? slug;
  const fresh = done.quizzes.length + done.submissions.length + done.drafts.length === 0;
  const firstLesson = offer.lessons[0];
  if (fresh && firstLesson) {
    const why = 'A good place to start.';
    steps.push({ href: `/lessons/${firstLesson.slug}`, title: firstLesson.title, why });
  }
  if (done.due > 0) {
    const why = `${done.due} ${done.due === 1 ? 'card is' : 'cards are'} due before you forget.`;
    steps.push({ href: '/review', title: 'Review', why });
  }
  for (const draft of done.drafts) {
    if (draft.handedIn) continue;
    const why = 'You have a draft that is not handed in.';
    steps.push({ href: `/missions/${draft.mission}`, title: title(draft.mission), why });
  }
  for (const { slug } of offer.missions) {
    const result = latest(slug);
    // A later try that failed takes no pass away.
    const passed = done.submissions.some((s) => s.mission === slug && s.passed);
    if (!result || passed || steps.some((s) => s.href === `/missions/${slug}`)) continue;
    const why = 'Your last design did not pass yet. The report says why.';
    steps.push({ href: `/missions/${slug}`, title: title(slug), why });
  }
  const missions = offer.missions
    .filter(({ slug }) => !latest(slug) && !done.drafts.some((draft) => draft.mission === slug))
    .map(({ slug, title }) => ({ href: `/missions/${slug}`, title, why: 'Not tried yet.' }));
  // Somebody new reads first; whoever has begun gets on by drawing.
  if (!fresh) steps.push(...missions.slice(0, 1));
  const nextLesson = offer.lessons.find((l) => !done.quizzes.some((q) => q.slug === l.slug));
  if (!fresh && nextLesson) {
    const why = 'The next lesson whose quiz you have not finished.';
    steps.push({ href: `/lessons/${nextLesson.slug}`, title: nextLesson.title, why });
  }
  const untried = offer.quizzes
    .filter(({ slug }) => !done.quizzes.some((q) => q.slug === slug))
    .map((quiz) => quizStep(quiz, 'Recall what the lesson said.'));
  steps.push(...untried.slice(0, 1));
  for (const quiz of offer.quizzes) {
    const result = done.quizzes.find((q) => q.slug === quiz.slug);
    if (!result || result.correct >= SOLID * result.total) continue;
    steps.push(quizStep(quiz, `Last time ${result.correct} of ${result.total} were right.`));
  }
  steps.push(...(fresh ? missions : missions.slice(1)));
  return [...steps, ...untried.slice(1)];
}
