import type { Metadata } from 'next';
import { syncReadingAction } from '@/app/lessons/actions';
import { standingAction } from '@/app/missions/actions';
import { PathList } from '@/components/standing/path-list';
import type { PathStep } from '@/components/standing/path-steps';
import { WithStanding } from '@/components/standing/standing';
import { Page } from '@/components/ui/page';
import { headingsOf } from '@/core/lessons/headings';
import type { Lesson } from '@/core/lessons/lesson-schema';
import { learningPath } from '@/core/progress/path';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { listQuizzes } from '@/server/content/quizzes';

export const metadata: Metadata = { title: 'The path' };

function lessonStep({ slug, title, readTime, premium, body }: Lesson): PathStep {
  // A premium lesson names no sections to those who may not read it, and this page is the same for everybody.
  const headings = premium ? [] : headingsOf(body).filter(({ depth }) => depth === 2);
  const sections = headings.map(({ anchor }) => `${slug}#${anchor}`);
  return { kind: 'lesson', slug, title, size: readTime, sections };
}

export default async function PathPage() {
  const [lessons, quizzes, missions] = await Promise.all([
    listLessons(),
    listQuizzes(),
    listMissions(),
  ]);
  const path = learningPath(
    lessons,
    quizzes.map(({ slug, quiz }) => ({ slug, ...quiz })),
    missions.map(({ slug, mission }) => ({ slug, ...mission })),
  );
  const steps = path.flatMap((leg): PathStep[] => [
    lessonStep(leg.lesson),
    ...leg.quizzes.map(({ slug, title, questions }) => {
      const size = `${questions.length} questions`;
      return { kind: 'quiz', slug, title, size, sections: [] } as const;
    }),
    ...leg.missions.map(({ slug, title, minutes }) => {
      return { kind: 'mission', slug, title, size: `${minutes} min`, sections: [] } as const;
    }),
  ]);
  return (
    <Page
      title="The path"
      lead="Every lesson, its quiz, and each mission once you have read most of what it rests on. You may leave the path wherever you like."
    >
      <WithStanding ask={standingAction}>
        <PathList steps={steps} sync={syncReadingAction} />
      </WithStanding>
    </Page>
  );
}
