import type { Metadata } from 'next';
import Link from 'next/link';
import { BrokerTable } from '@/components/glossary/broker-table';
import { TermList } from '@/components/glossary/term-list';
import { Page } from '@/components/ui/page';
import { headingsOf } from '@/core/lessons/headings';
import { setText } from '@/core/shared/set-text';
import { loadGlossary } from '@/server/content/glossary';
import { listLessons } from '@/server/content/lessons';

export const metadata: Metadata = {
  title: 'Glossary',
  description:
    'The words of system design in plain English, and Kafka, RabbitMQ, SQS and Pub/Sub side by side.',
};

export default async function GlossaryPage() {
  const [{ groups, comparison }, lessons] = await Promise.all([loadGlossary(), listLessons()]);
  const all = groups.flatMap(({ terms }) => terms);
  const nameOf = (id: string) => setText(all.find((term) => term.id === id)?.term ?? id);
  const sectionOf = (reference: string) => {
    const [slug, anchor] = reference.split('#');
    const lesson = lessons.find((candidate) => candidate.slug === slug);
    // A premium lesson names no sections to those who may not read it.
    if (lesson === undefined || lesson.premium) return lesson?.title ?? reference;
    return headingsOf(lesson.body).find((heading) => heading.anchor === anchor)?.text ?? reference;
  };
  return (
    <Page
      wide
      title="Glossary"
      lead={
        <>
          The plain words of these lessons, and the names that you will hear for them at work and in
          interviews. What the boxes of the canvas do stands under{' '}
          <Link href="/components" className="text-accent underline underline-offset-2">
            components
          </Link>
          .
        </>
      }
    >
      <TermList
        groups={groups.map(({ id, title, terms }) => ({
          id,
          title,
          terms: terms.map((term) => ({
            id: term.id,
            term: setText(term.term),
            plain: term.plain,
            also: term.also,
            says: setText(term.says),
            see: term.see.map((other) => ({ id: other, term: nameOf(other) })),
            lesson: term.lesson ? { to: term.lesson, title: sectionOf(term.lesson) } : null,
          })),
        }))}
      />
      <BrokerTable comparison={comparison} />
    </Page>
  );
}
