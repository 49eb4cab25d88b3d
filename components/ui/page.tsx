import type { ReactNode } from 'react';

/** The usual page: a title, an optional line beneath it, and content in one column. */
export function Page({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={`mx-auto w-full px-4 py-8 sm:px-6 sm:py-12 ${wide ? 'max-w-6xl' : 'max-w-3xl'}`}
    >
      <h1 className="text-3xl font-semibold">{title}</h1>
      {lead && <p className="mt-2 max-w-[68ch] text-ink-soft">{lead}</p>}
      <div className="mt-8">{children}</div>
    </div>
  );
}
