import Link from 'next/link';
import type { ReactNode } from 'react';

/** The head of a page of an assignment: the way back to it, and what the page is. */
export function AssignmentHeading({
  back,
  title,
  children,
}: {
  back: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <>
      <p className="text-sm">
        <Link href={back} prefetch={false} className="text-accent underline underline-offset-2">
          {title}
        </Link>
      </p>
      <h2 className="mt-1 text-xl font-semibold">{children}</h2>
    </>
  );
}
