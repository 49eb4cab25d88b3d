import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LessonFooter } from '@/components/lesson/lesson-footer';
import { Markdown } from '@/components/lesson/markdown';
import { TableOfContents } from '@/components/lesson/table-of-contents';
import { headingsOf } from '@/core/lessons/headings';
import { listLessons, loadLesson } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { listQuizzes } from '@/server/content/quizzes';

export const dynamicParams = false;

export async function generateStaticParams() {
  const lessons = await listLessons();
  return lessons.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({
  params,
}: PageProps<'/lessons/[slug]'>): Promise<Metadata> {
  const lesson = await loadLesson((await params).slug);
  return lesson ? { title: lesson.title, description: lesson.summary } : {};
}

export default async function LessonPage({ params }: PageProps<'/lessons/[slug]'>) {
  const lesson = await loadLesson((await params).slug);
  if (!lesson) notFound();
  const [lessons, quizzes, missions] = await Promise.all([
    listLessons(),
    listQuizzes(),
    listMissions(),
  ]);
  const at = lessons.findIndex((other) => other.slug === lesson.slug);
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-8 sm:px-6 sm:py-12 lg:grid-cols-[minmax(0,1fr)_15rem] lg:gap-16">
      <article className="min-w-0">
        <p className="num text-sm text-ink-faint">
          Lesson {lesson.orderIndex} · {lesson.readTime}
        </p>
        <h1 className="mt-1 text-3xl font-semibold sm:text-4xl">{lesson.title}</h1>
        <p className="mt-3 mb-8 max-w-[68ch] text-lg text-ink-soft">{lesson.summary}</p>
        <Markdown text={lesson.body} />
        <LessonFooter
          quizzes={quizzes.filter((quiz) => quiz.quiz.lesson === lesson.slug)}
          missions={missions.filter(({ mission }) => mission.lessons.includes(lesson.slug))}
          previous={lessons[at - 1] ?? null}
          next={lessons[at + 1] ?? null}
        />
      </article>
      <div className="hidden lg:block">
        <div className="sticky top-20">
          <TableOfContents headings={headingsOf(lesson.body)} />
        </div>
      </div>
    </div>
  );
}
