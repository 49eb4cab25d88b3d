import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { Start } from '@/core/missions/starts';

/** What to do with the design that the canvas was begun from, and the way back to what was drawn before. */
export function TaskStrip({
  task,
  canRestore,
  onRestore,
  onClose,
}: {
  task: Start | null;
  canRestore: boolean;
  onRestore: () => void;
  onClose: () => void;
}) {
  if (!task && !canRestore) return null;
  return (
    <div className="flex flex-wrap items-center shrink-0 gap-x-4 gap-y-1 border-b border-line bg-async-soft px-4 py-0.5 text-sm max-md:text-xs">
      <p className="line-clamp-2 min-w-0 flex-1 basis-64" title={task?.task}>
        {task ? (
          <>
            <span className="font-semibold">{task.title}.</span> {task.task}
          </>
        ) : (
          'Your diagram was put aside.'
        )}
      </p>
      {canRestore && <Button onClick={onRestore}>Bring my diagram back</Button>}
      <Button look="quiet" aria-label="Close the task" onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
