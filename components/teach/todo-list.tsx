import Link from 'next/link';
import { DueTime } from './due-time';
import { ResultMark } from './result-mark';
import type { Todo } from './todo';

/** What is set to a learner, with dates and where they stand. */
export function TodoList({ todos }: { todos: Todo[] }) {
  return (
    <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet text-sm">
      {todos.map((todo) => (
        <li key={todo.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3">
          <span className="grow basis-full sm:basis-0">
            {todo.href === null ? (
              <span className="font-medium">{todo.title}</span>
            ) : (
              <Link href={todo.href} className="font-medium hover:underline">
                {todo.title}
              </Link>
            )}{' '}
            <span className="text-ink-faint">{todo.kind}</span>
            <span className="block text-xs text-ink-faint">{todo.terms}</span>
          </span>
          <span className={todo.overdue ? 'text-trouble' : 'text-ink-soft'}>
            {todo.dueAt === null ? (
              'no due date'
            ) : (
              <>
                {todo.overdue ? 'was due' : 'due'} <DueTime at={todo.dueAt} zone={todo.zone} />
              </>
            )}
          </span>
          <span className="min-w-20 text-right" title={todo.shown.words}>
            <ResultMark shown={todo.shown} />
            <span className="sr-only">{todo.shown.words}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
