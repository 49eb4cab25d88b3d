'use client';

import { LegibleFigure } from '@/components/drawing/legible-figure';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { TalkThread } from '@/core/contracts/talk-line';
import { TalkMarks } from './talk-marks';

/** A diagram with the numbers of the comments on its parts. */
export function MarkedFigure({
  diagram,
  title,
  threads,
}: {
  diagram: Diagram;
  title: string;
  threads: readonly TalkThread[];
}) {
  return (
    <LegibleFigure
      diagram={diagram}
      title={title}
      over={(drawn, box) => <TalkMarks threads={threads} diagram={drawn} box={box} />}
    />
  );
}
