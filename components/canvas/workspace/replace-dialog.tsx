'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** Asks before another design takes the place of what was drawn. */
export function ReplaceDialog({
  title,
  onReplace,
  onClose,
}: {
  /** Name of the design that would come. */
  title: string;
  onReplace: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title="Put your diagram aside?" width="30rem" onClose={onClose}>
      <p className="mt-1 text-sm text-ink-soft">
        “{title}” takes its place on the canvas. You can bring yours back afterwards.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          look="primary"
          onClick={() => {
            onReplace();
            onClose();
          }}
        >
          Put it aside
        </Button>
        <Button onClick={onClose}>Keep mine</Button>
      </div>
    </Dialog>
  );
}
