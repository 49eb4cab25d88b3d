import type { ReactNode } from 'react';

/** Settings that belong together, folded; what was decided about them stands in the line that is always there. */
export function SettingFold({
  title,
  decided,
  children,
}: {
  title: string;
  /** What differs from the defaults, in words. */
  decided: readonly string[];
  children: ReactNode;
}) {
  return (
    <details className="rounded border border-line px-2">
      <summary className="py-1.5 text-sm max-md:min-h-11">
        <span className="font-medium">{title}</span>
        <span className="num block pl-4 text-xs text-ink-faint">
          {decided.length === 0 ? 'Nothing changed' : decided.join(' · ')}
        </span>
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-3">{children}</div>
    </details>
  );
}
