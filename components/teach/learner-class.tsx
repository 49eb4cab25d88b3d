import { Empty } from './empty';
import type { Todo } from './todo';
import { TodoList } from './todo-list';

/** A class as its learners see it: what is set, with dates and where they stand. */
export function LearnerClass({ todos, points }: { todos: Todo[]; points: number }) {
  const open = todos.filter(({ done }) => !done);
  const done = todos.filter((todo) => todo.done);
  if (todos.length === 0) {
    return (
      <Empty>
        Nothing is set yet. Your instructors’ assignments appear here, with their dates.
      </Empty>
    );
  }
  return (
    <>
      <section aria-label="To do">
        <h2 className="mb-2 text-lg font-semibold">To do</h2>
        {open.length === 0 ? (
          <p className="text-sm text-ink-soft">Everything is done.</p>
        ) : (
          <TodoList todos={open} />
        )}
      </section>
      {done.length > 0 && (
        <section aria-label="Done" className="mt-8">
          <h2 className="mb-2 text-lg font-semibold">Done</h2>
          <TodoList todos={done} />
        </section>
      )}
      {points > 0 && (
        <p className="num mt-4 text-sm text-ink-soft">
          {Math.round(points * 100) / 100} points so far.
        </p>
      )}
    </>
  );
}
