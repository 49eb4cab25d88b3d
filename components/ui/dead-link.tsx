import Link from 'next/link';
import { Notice } from './notice';
import { Page } from './page';

interface DeadLinkProps {
  title: string;
  says: string;
  /** Where whoever follows such a link goes on. */
  goOn?: { href: '/sign-in' | '/classes'; label: string };
}

const SIGN_IN = { href: '/sign-in', label: 'Sign in' } as const;

/** In place of a page whose link does not work: why, and where to go. */
export function DeadLink({ title, says, goOn = SIGN_IN }: DeadLinkProps) {
  return (
    <Page title={title}>
      <div className="flex max-w-xl flex-col gap-4">
        <Notice kind="trouble">{says}</Notice>
        <p className="text-sm">
          <Link href={goOn.href} className="text-accent underline underline-offset-2">
            {goOn.label}
          </Link>
        </p>
      </div>
    </Page>
  );
}
