import type { ComponentProps } from 'react';
import { DiagramFigure } from './diagram-figure';

/** A diagram that keeps its boxes legible: where the page is narrower than that it scrolls sideways, by keyboard too. */
export function WideFigure({
  className = 'h-44 md:h-52',
  ...figure
}: ComponentProps<typeof DiagramFigure> & { className?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={figure.title} tabIndex={0} className="overflow-x-auto">
      <div className={`min-w-[44rem] ${className}`}>
        <DiagramFigure {...figure} />
      </div>
    </section>
  );
}
