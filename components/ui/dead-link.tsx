import Link from 'next/link';
import { Notice } from './notice';
import { Page } from './page';

/** In place of a page whose link does not work: why, and where to go. */
export function DeadLink({ title, says }: { title: string; says: string }) {
  return (
    <Page title={title}>
      <div className="flex max-w-xl flex-col gap-4">
        <Notice kind="trouble">{says}</Notice>
        <p className="text-sm">
          <Link href="/sign-in" className="text-accent underline underline-offset-2">
            Sign in
          </Link>
        </p>
      </div>
    </Page>
  );
}
