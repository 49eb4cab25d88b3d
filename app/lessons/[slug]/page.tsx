import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { buttonClass } from '@/components/ui/button';
import { listLessons, loadLesson } from '@/server/content/lessons';
import { LessonArticle } from './_components/lesson-article';

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

/** Prerendered for everybody: a free lesson whole, of a premium one the summary and the way to the rest. */
export default async function LessonPage({ params }: PageProps<'/lessons/[slug]'>) {
  const lesson = await loadLesson((await params).slug);
  if (!lesson) notFound();
  const { body, ...meta } = lesson;
  return (
    <LessonArticle lesson={meta} body={meta.premium ? null : body}>
      <Link href={`/lessons/${meta.slug}/full`} className={buttonClass('primary')} prefetch={false}>
        <Lock size={16} aria-hidden="true" /> Read this premium lesson
      </Link>
      <p className="mt-3 max-w-[68ch] text-sm text-ink-soft">
        Premium lessons are open to members of classes that have them, and to people for whom an
        administrator has opened them.
      </p>
    </LessonArticle>
  );
}
