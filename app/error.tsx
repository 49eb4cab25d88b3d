'use client';

import { Button } from '@/components/ui/button';
import { Page } from '@/components/ui/page';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Page
      title="Something broke on our side"
      lead="What you handed in is stored, and every change to a drawing is kept in this browser first, even while the server is away. Try again; if it happens once more, tell us the number below."
    >
      <div className="flex flex-wrap items-center gap-4">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        {error.digest && <code className="font-mono text-xs text-ink-faint">{error.digest}</code>}
      </div>
    </Page>
  );
}
