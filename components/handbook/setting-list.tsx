import type { SettingRow } from '@/core/components/setting-rows';

/** Settings with default and range, one under the other, so that they fit a phone as they are. */
export function SettingList({ rows }: { rows: readonly SettingRow[] }) {
  return (
    <dl className="mt-3 divide-y divide-line rounded-sheet border border-line bg-sheet">
      {rows.map(({ name, label, help, standard, range, ifOffered }) => (
        <div key={name} className="px-4 py-3 sm:px-6">
          <dt className="font-medium">
            {label}
            {ifOffered && (
              <span className="text-sm font-normal text-ink-faint">
                {' '}
                · where a mission offers it
              </span>
            )}
          </dt>
          <dd className="mt-0.5 text-sm text-ink-soft">
            {help}
            <span className="num mt-0.5 flex flex-wrap gap-x-4 text-ink-faint">
              <span>Default: {standard}</span>
              <span>{range}</span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
