import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { newsletterDesign } from '@/tests/support/designs';
import { buildDiagram } from '@/tests/support/diagrams';
import { LegibleFigure } from './legible-figure';

/** Width of each picture in its markup, px of the drawing, and the least width it is shown at. */
function pictures(html: string) {
  return [...html.matchAll(/viewBox="\S+ \S+ (\S+) \S+"/g)].map(([, width]) => Number(width));
}

describe('LegibleFigure', () => {
  it('shows a design that fits a phone once, as it was drawn', () => {
    const small = buildDiagram({ a: 'service' }, []);
    const html = renderToStaticMarkup(<LegibleFigure diagram={small} title="Small" />);
    expect(pictures(html)).toHaveLength(1);
  });

  it('sets a wide design anew where it would be too small or cut: in rows, and for a phone from top to bottom', () => {
    const design = newsletterDesign('solutions/full');
    const html = renderToStaticMarkup(<LegibleFigure diagram={design} title="Wide" />);
    const [narrow = 0, rows = 0] = pictures(html);
    // Names of 16 px are 11 px high or more on a phone and on a small laptop.
    expect(340 / narrow).toBeGreaterThanOrEqual(0.68);
    expect(768 / rows).toBeGreaterThanOrEqual(0.7);
    expect(html).toContain('class="@3xl:hidden"');
    expect(html).toContain('class="@max-3xl:hidden');
  });

  it('leaves a large design to the browser, and says so until it is drawn', () => {
    const types = Object.fromEntries(
      Array.from({ length: 90 }, (_, n) => [`s${n}`, 'service' as const]),
    );
    const html = renderToStaticMarkup(
      <LegibleFigure diagram={buildDiagram(types, [])} title="Large" />,
    );
    expect(html).toContain('Drawing 90 components and 0 connections …');
    expect(html).not.toContain('<svg');
    expect(html.length).toBeLessThan(500);
  });

  it('says on every connection whether it is synchronous', () => {
    const html = renderToStaticMarkup(
      <LegibleFigure diagram={newsletterDesign('solutions/full')} title="Wide" />,
    );
    expect(html).toContain('>async · per item<');
    expect(html).toContain('>sync<');
  });

  it('keeps one frame while a design grows', () => {
    const whole = newsletterDesign('solutions/full');
    const start = { ...whole, components: whole.components.slice(0, 2), connections: [] };
    const frames = [start, whole].map((diagram) =>
      pictures(
        renderToStaticMarkup(
          <LegibleFigure diagram={diagram} title="Step" room={[start, whole]} />,
        ),
      ),
    );
    expect(frames[0]).toEqual(frames[1]);
  });
});
