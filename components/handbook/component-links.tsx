import Link from 'next/link';
import { COMPONENTS } from '@/core/components/registry';
import type { ComponentTypeId } from '@/core/contracts/component-type';

/** How links of the handbook look: large enough for a finger. */
export const HANDBOOK_LINK =
  'inline-block min-h-6 leading-6 text-accent underline underline-offset-2';

/** One line of a list of connections: what kind, and the types with their pages; nothing where there are none. */
export function ComponentLinks({
  title,
  types,
}: {
  title: string;
  types: readonly ComponentTypeId[];
}) {
  if (types.length === 0) return null;
  return (
    <div className="contents">
      <dt className="text-ink-soft">{title}</dt>
      <dd className="flex flex-wrap gap-x-4">
        {types.map((type) => (
          <Link key={type} href={`/components/${type}`} prefetch={false} className={HANDBOOK_LINK}>
            {COMPONENTS[type].plural}
          </Link>
        ))}
      </dd>
    </div>
  );
}
