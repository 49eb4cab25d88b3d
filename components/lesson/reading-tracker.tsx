'use client';

import { useEffect } from 'react';
import { lookAt, type SectionPlace, type Sight } from '@/core/lessons/reading';
import { beginReading, noteRead, type SyncReading } from './reading-store';

const LOOK_MS = 1000;

/** Where the sections of a lesson stand on the screen right now. */
function placesOf(slug: string, anchors: readonly string[]): SectionPlace[] {
  const headings = anchors.flatMap((anchor) => document.getElementById(anchor) ?? []);
  return headings.map((heading, i) => {
    const next = headings[i + 1];
    const bottom =
      next?.getBoundingClientRect().top ??
      heading.closest('.prose')?.getBoundingClientRect().bottom ??
      Number.POSITIVE_INFINITY;
    return { section: `${slug}#${heading.id}`, top: heading.getBoundingClientRect().top, bottom };
  });
}

/** Watches which sections of a lesson are read; draws nothing. */
export function ReadingTracker({
  slug,
  anchors,
  sync,
}: {
  slug: string;
  anchors: string[];
  sync: SyncReading;
}) {
  useEffect(() => {
    beginReading(sync);
    let seen = new Map<string, Sight>();
    const noted = new Set<string>();
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      const look = lookAt(seen, placesOf(slug, anchors), window.innerHeight);
      seen = look.seen;
      const fresh = look.read.filter((section) => !noted.has(section));
      if (fresh.length === 0) return;
      for (const section of fresh) noted.add(section);
      noteRead(fresh, sync).catch(() => null);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [slug, anchors, sync]);
  return null;
}
