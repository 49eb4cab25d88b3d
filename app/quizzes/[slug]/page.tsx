import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { QuizRunner } from '@/components/quiz/quiz-runner';
import { Page } from '@/components/ui/page';
import { listQuizzes, loadQuiz } from '@/server/content/quizzes';
import { answerAction, finishAction, hintAction, startAction } from './actions';

export const dynamicParams = false;

export async function generateStaticParams() {
  const quizzes = await listQuizzes();
  return quizzes.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({
  params,
}: PageProps<'/quizzes/[slug]'>): Promise<Metadata> {
  const loaded = await loadQuiz((await params).slug);
  return loaded ? { title: loaded.quiz.title } : {};
}

export default async function QuizPage({ params }: PageProps<'/quizzes/[slug]'>) {
  const loaded = await loadQuiz((await params).slug);
  if (!loaded) notFound();
  const { slug, quiz } = loaded;
  return (
    <Page title={quiz.title}>
      <QuizRunner
        slug={slug}
        count={quiz.questions.length}
        lesson={quiz.lesson}
        actions={{
          start: startAction.bind(null, slug),
          answer: answerAction,
          hint: hintAction,
          finish: finishAction,
        }}
      />
    </Page>
  );
}
