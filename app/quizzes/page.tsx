import type { Metadata } from 'next';
import Link from 'next/link';
import { standingAction } from '@/app/missions/actions';
import { FigureGlyph } from '@/components/lesson/figure-glyph';
import { PathLink } from '@/components/standing/path-link';
import { QuizStanding, WithStanding } from '@/components/standing/standing';
import { Page } from '@/components/ui/page';
import { mainFigure } from '@/core/lessons/directives';
import { listLessons } from '@/server/content/lessons';
import { listQuizzes } from '@/server/content/quizzes';

export const metadata: Metadata = { title: 'Quizzes' };

export default async function QuizzesPage() {
  const [quizzes, lessons] = await Promise.all([listQuizzes(), listLessons()]);
  const lessonOf = new Map(lessons.map((lesson) => [lesson.slug, lesson]));
  const order = (slug: string) => lessonOf.get(slug)?.orderIndex ?? lessons.length + 1;
  const ordered = quizzes.toSorted((a, b) => order(a.quiz.lesson) - order(b.quiz.lesson));
  return (
    <Page
      title="Quizzes"
      lead={
        <>
          Recalling is what makes it stick. Every option is explained. <PathLink />
        </>
      }
    >
      <WithStanding ask={standingAction}>
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {ordered.map(({ slug, quiz }) => {
            const lesson = lessonOf.get(quiz.lesson);
            const figure = lesson && !lesson.premium ? mainFigure(lesson.body) : null;
            return (
              <li key={slug}>
                <Link
                  href={`/quizzes/${slug}`}
                  className="flex items-center gap-4 px-4 py-4 hover:bg-sunk sm:px-6"
                >
                  <FigureGlyph name={figure} />
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium">{quiz.title}</span>
                    <span className="num flex flex-wrap gap-x-4 text-sm text-ink-faint">
                      {lesson && lesson.title !== quiz.title && <span>on “{lesson.title}”</span>}
                      {quiz.questions.length} questions
                    </span>
                  </span>
                  <QuizStanding slug={slug} />
                </Link>
              </li>
            );
          })}
        </ul>
      </WithStanding>
    </Page>
  );
}
