import type { ComponentProps } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import { DiagramFigure } from './diagram-figure';

/** A diagram that keeps its boxes legible: where the page is narrower than that it scrolls sideways, by keyboard too. */
export function WideFigure({
  className = 'h-44 md:h-52',
  ...figure
}: ComponentProps<typeof DiagramFigure> & { className?: string }) {
  return (
    <ScrollBox label={figure.title}>
      <div className={`min-w-[44rem] ${className}`}>
        <DiagramFigure {...figure} />
      </div>
    </ScrollBox>
  );
}
