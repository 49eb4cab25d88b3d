import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { Notice } from '@/components/ui/notice';
import { requireUser } from '@/server/auth/viewer';
import { loadLessonForViewer } from '@/server/services/premium';
import { LessonArticle } from '../_components/lesson-article';

export const metadata: Metadata = { title: 'Premium lesson', robots: { index: false } };

/** A premium lesson, rendered for whoever asks: whole, or why it is not open to them. */
export default async function FullLessonPage({ params }: PageProps<'/lessons/[slug]/full'>) {
  const { slug } = await params;
  await requireUser(`/lessons/${slug}/full`);
  const lesson = await loadLessonForViewer(slug);
  if (!lesson) notFound();
  if (!lesson.premium) redirect(`/lessons/${slug}`);
  const { body, ...meta } = lesson;
  return (
    <LessonArticle lesson={meta} body={body}>
      <Notice kind="info">
        This lesson is not open to you yet. Ask your instructor whether your class can have the
        premium lessons; if you have a join code, enter it on your{' '}
        <Link href="/account" className="underline underline-offset-2">
          account page
        </Link>
        .
      </Notice>
    </LessonArticle>
  );
}
