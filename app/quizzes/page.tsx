import type { Metadata } from 'next';
import Link from 'next/link';
import { standingAction } from '@/app/missions/actions';
import { QuizStanding, WithStanding } from '@/components/standing/standing';
import { Page } from '@/components/ui/page';
import { listQuizzes } from '@/server/content/quizzes';

export const metadata: Metadata = { title: 'Quizzes' };

export default async function QuizzesPage() {
  const quizzes = await listQuizzes();
  return (
    <Page title="Quizzes" lead="Recalling is what makes it stick. Every option is explained.">
      <WithStanding ask={standingAction}>
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {quizzes.map(({ slug, quiz }) => (
            <li key={slug}>
              <Link
                href={`/quizzes/${slug}`}
                className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-4 hover:bg-sunk sm:px-6"
              >
                <span className="flex-1 font-medium">{quiz.title}</span>
                <QuizStanding slug={slug} />
                <span className="num text-sm text-ink-faint">
                  {quiz.questions.length} questions
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </WithStanding>
    </Page>
  );
}
