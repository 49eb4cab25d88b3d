'use client';

import dynamic from 'next/dynamic';
import { useCanvas } from './canvas-store';

const NextChoices = dynamic(() => import('./next-choices').then((m) => m.NextChoices));

/** The menu of the question under way, if there is one. */
export function NextMenu({ goTo }: { goTo: (id: string) => void }) {
  const question = useCanvas((s) => s.next);
  if (!question) return null;
  const { from, position } = question;
  return (
    <NextChoices key={`${from} ${position.x} ${position.y}`} question={question} goTo={goTo} />
  );
}
