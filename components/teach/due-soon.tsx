import Link from 'next/link';
import type { Todo } from './todo';
import { TodoList } from './todo-list';

const SHOWN = 4;

/** What is due in the classes of a learner, class by class, and the classes that expect them. */
export function DueSoon({
  classes,
  expecting,
}: {
  classes: { id: string; name: string; todos: Todo[] }[];
  expecting: { joinCode: string; name: string }[];
}) {
  if (classes.length === 0 && expecting.length === 0) return null;
  return (
    <section aria-label="My classes" className="mb-10">
      {expecting.map(({ joinCode, name }) => (
        <p key={joinCode} className="mb-3 text-sm">
          The roster of {name} has your e-mail address.{' '}
          <Link
            href={`/join/${joinCode}`}
            className="font-medium text-accent underline underline-offset-2"
          >
            Join the class
          </Link>
        </p>
      ))}
      {classes.map(({ id, name, todos }) => {
        const open = todos.filter((todo) => !todo.done && todo.open);
        return (
          <div key={id} className="mb-6">
            <h2 className="mb-2 text-xl font-semibold">
              <Link href={`/classes/${id}`} className="hover:underline">
                {name}
              </Link>
            </h2>
            {open.length === 0 ? (
              <p className="text-sm text-ink-soft">Nothing is due in this class.</p>
            ) : (
              <TodoList todos={open.slice(0, SHOWN)} />
            )}
            {open.length > SHOWN && (
              <p className="mt-2 text-sm">
                <Link href={`/classes/${id}`} className="text-accent underline underline-offset-2">
                  {open.length - SHOWN} more
                </Link>
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
}
