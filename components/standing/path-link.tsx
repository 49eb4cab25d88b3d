import Link from 'next/link';

/** The way from a list to the path over all of them. */
export function PathLink() {
  return (
    <Link href="/path" prefetch={false} className="text-accent underline underline-offset-2">
      The whole path
    </Link>
  );
}
