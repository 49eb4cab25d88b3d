'use client';

import { BookOpen, Check, ListChecks, PencilRuler } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { beginReading, type SyncReading, useRead } from '@/components/lesson/reading-store';
import { isDone, type PathStep } from './path-steps';
import { MissionStanding, QuizStanding, useStanding } from './standing';

const KINDS = {
  lesson: { icon: BookOpen, word: 'Lesson', folder: 'lessons' },
  quiz: { icon: ListChecks, word: 'Quiz', folder: 'quizzes' },
  mission: { icon: PencilRuler, word: 'Mission', folder: 'missions' },
} as const;

/** Every lesson, quiz and mission in the order to take them, with a tick for what is done and a mark on what comes next. */
export function PathList({ steps, sync }: { steps: readonly PathStep[]; sync: SyncReading }) {
  useEffect(() => beginReading(sync), [sync]);
  const read = useRead();
  const standing = useStanding();
  const done = steps.map((step) => isDone(step, standing, read));
  const next = done.indexOf(false);
  const count = done.filter(Boolean).length;
  return (
    <>
      <p className="num mb-3 text-sm text-ink-soft">
        {count} of {steps.length} done
      </p>
      <ol className="divide-y divide-line rounded-sheet border border-line bg-sheet">
        {steps.map((step, index) => (
          <Step
            key={`${step.kind} ${step.slug}`}
            step={step}
            done={done[index] === true}
            next={standing !== null && index === next}
          />
        ))}
      </ol>
    </>
  );
}

function Step({ step, done, next }: { step: PathStep; done: boolean; next: boolean }) {
  const { kind, slug, title, size } = step;
  const { icon: Icon, word, folder } = KINDS[kind];
  return (
    <li>
      <Link
        href={`/${folder}/${slug}`}
        prefetch={false}
        aria-current={next ? 'step' : undefined}
        className={`flex items-center gap-3 py-2.5 pr-4 hover:bg-sunk ${kind === 'lesson' ? 'pl-4' : 'pl-4 sm:pl-12'} ${next ? 'bg-sync-soft' : ''}`}
      >
        <span
          className={`grid size-6 shrink-0 place-items-center rounded-full border ${done ? 'border-good bg-good-soft text-good' : 'border-line-strong text-transparent'}`}
        >
          <Check size={14} aria-hidden="true" />
          {done && <span className="sr-only">done</span>}
        </span>
        <Icon size={16} aria-hidden="true" className="shrink-0 text-ink-faint" />
        <span className="min-w-0 flex-1">
          <span className={kind === 'lesson' ? 'font-medium' : ''}>
            {kind !== 'lesson' && <span className="text-ink-soft">{word}: </span>}
            {title}
          </span>
          {next && <span className="ml-2 text-sm font-medium text-accent">next</span>}
          <span className="block text-sm empty:hidden">
            {kind === 'quiz' && <QuizStanding slug={slug} />}
            {kind === 'mission' && <MissionStanding slug={slug} />}
          </span>
        </span>
        <span className="num text-sm whitespace-nowrap text-ink-soft">{size}</span>
      </Link>
    </li>
  );
}
