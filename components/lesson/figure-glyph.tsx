import type { FigureName } from '@/core/lessons/directives';

/** What a figure is about, in a few strokes on 48 × 36; the second path is drawn in the colour of asynchronous work. */
const GLYPHS: Record<FigureName | 'talk', [plain: string, accent?: string]> = {
  timeline: ['M4 8h14M18 16h14M32 24h12', 'M4 30h14M4 34h14'],
  dinner: ['M4 8h22M4 14h22', 'M4 26h3M14 30h2M24 30h2M34 30h2M44 30h1'],
  queue: [
    'M4 13h6v10h-6zM13 13h6v10h-6zM22 13h6v10h-6z',
    'M31 18h5M44 18a4 4 0 1 1-8 0a4 4 0 1 1 8 0',
  ],
  'thread-pool': ['M16 4h28v28h-28zM16 13.3h28M16 22.6h28', 'M4 8.6h8M4 18h8M4 27.3h8'],
  request: ['M4 4v28M24 4v28M44 4v28M4 9h18M24 15h18M42 21h-16M22 27h-16'],
  'dead-provider': ['M4 4v28M24 4v28M4 9h18M24 15h14', 'M40 11l7 8m0-8l-7 8'],
  sorting: ['M4 8h16M4 18h16M4 28h16', 'M28 8h16M28 18h10M28 28h5'],
  freshness: ['M4 6v24h40M10 26v-16M18 26v-10', 'M26 26v-4M34 26v-2'],
  checkout: ['M4 18h6M14 18h6M24 18h6', 'M30 18l8-10h6M30 18l8 10h6M30 18h14'],
  conversation: ['M4 13h10v10h-10zM34 13h10v10h-10z', 'M12 10c6-6 18-6 24 0M36 26c-6 6-18 6-24 0'],
  delivery: ['M6 6h20v14h-20zM6 6l10 8l10-8', 'M32 30l4 4l8-12'],
  'fan-out': ['M4 13h10v10h-10z', 'M14 18l16-12h12M14 18h28M14 18l16 12h12'],
  callback: ['M4 11h12v14h-12zM32 11h12v14h-12zM16 15h14', 'M32 21c-4 8-12 8-14 2'],
  'log-lines': ['M6 6h20M6 14h20M6 22h20M6 30h12', 'M32 18h10M38 13l5 5l-5 5'],
  balancer: ['M4 18h10M14 11h8v14h-8zM34 3h10v10h-10z', 'M22 16l12-8M22 20l12 8M34 23h10v10h-10z'],
  cache: ['M4 18h8M12 10h18v16h-18zM30 18h12M38 13l5 5l-5 5', 'M16 15h10M16 21h10'],
  copies: ['M4 4h16v12H4zM28 20h16v12H28z', 'M20 10h8q8 0 8 8M32 14l4 4l4-4'],
  storm: ['M4 28h40', 'M8 28V8M14 28V8M20 28v-4M26 28v-3M32 28v-4M38 28v-3M8 4h26l-4-3M34 4l-4 3'],
  'scale-out': ['M4 28h40', 'M8 28v-4M15 28v-4M22 28v-16M29 28v-20M36 28v-8M42 28v-4'],
  shards: [
    'M4 20h8v10H4zM16 20h8v10h-8zM28 6h8v24h-8zM40 22h6v8h-6z',
    'M2 14l4 4l4-4M30 2l2 2l2-2',
  ],
  positions: [
    'M6 30c8-14 16 0 24-14',
    'M36 6a6 6 0 0 1 6 6c0 5-6 11-6 11s-6-6-6-11a6 6 0 0 1 6-6z',
  ],
  talk: ['M4 5h26v16h-16l-6 6v-6h-4z', 'M20 25h10l6 6v-6h8v-14h-10'],
};

/** A little drawing that a lesson is recognised by: what its main figure shows, or a talk where it has none. */
export function FigureGlyph({ name }: { name: FigureName | null }) {
  const [plain, accent] = GLYPHS[name ?? 'talk'];
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 48 36"
      className="h-9 w-12 shrink-0"
      fill="none"
      strokeWidth="1.75"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={plain} stroke="var(--line-strong)" />
      {accent && <path d={accent} stroke="var(--async)" />}
    </svg>
  );
}
