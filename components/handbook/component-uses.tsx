import Link from 'next/link';
import { HANDBOOK_LINK } from './component-links';

/** A link with its words. */
export interface Lead {
  href: string;
  words: string;
}

/** Where to go on from a component's page: lessons, missions and the words of the trade. */
export function ComponentUses({ groups }: { groups: readonly { title: string; leads: Lead[] }[] }) {
  return (
    <section className="mt-10 border-t border-line pt-8" aria-labelledby="uses">
      <h2 id="uses" className="scroll-mt-20 text-xl font-semibold">
        Where it is used
      </h2>
      {groups
        .filter(({ leads }) => leads.length > 0)
        .map(({ title, leads }) => (
          <div key={title} className="mt-4">
            <h3 className="text-sm font-semibold text-ink-soft">{title}</h3>
            <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
              {leads.map(({ href, words }) => (
                <li key={href}>
                  <Link href={href} prefetch={false} className={HANDBOOK_LINK}>
                    {words}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}
