import type { Problem } from '../shared/problem';
import { contentLines } from './content-lines';

interface DirectiveSpec {
  /** `container` is fenced by `:::name` … `:::`; `leaf` is one line `::name{…}`. */
  kind: 'container' | 'leaf';
  attributes: readonly string[];
  use: string;
}

/** The directives that a lesson may use; anything else is refused by `content:check`. */
export const DIRECTIVES = {
  note: { kind: 'container', attributes: [], use: 'An aside that helps and may be skipped.' },
  example: { kind: 'container', attributes: ['title'], use: 'A situation told with its numbers.' },
  compare: { kind: 'container', attributes: ['title'], use: 'Two ways side by side, as a table.' },
  rule: { kind: 'container', attributes: [], use: 'The sentence to remember.' },
  figure: {
    kind: 'leaf',
    attributes: ['name'],
    use: 'An interactive figure by its name, followed by its text equivalent: “_In words:_ …”.',
  },
} as const satisfies Record<string, DirectiveSpec>;

/** The interactive figures that a lesson may show; each has its component in components/lesson/figures. */
const FIGURES = [
  'timeline',
  'queue',
  'dinner',
  'thread-pool',
  'request',
  'balancer',
  'dead-provider',
  'sorting',
  'freshness',
  'checkout',
  'conversation',
  'delivery',
  'fan-out',
  'callback',
  'log-lines',
  'positions',
  'cache',
  'storm',
  'scale-out',
  'copies',
  'shards',
] as const;

export type FigureName = (typeof FIGURES)[number];

type DirectiveName = keyof typeof DIRECTIVES;

/** Everything wrong with a lesson's directives: unknown names and attributes, wrong fences, fences left open. */
export function directiveProblems(body: string): Problem[] {
  const problems: Problem[] = [];
  const open: { name: string; path: string }[] = [];
  const figures = new Set<string>();
  for (const { line, text } of contentLines(body)) {
    const path = `line ${line}`;
    if (/^:{3,}\s*$/.test(text)) {
      if (!open.pop()) problems.push({ path, message: 'closes a directive that is not open' });
      continue;
    }
    const match = /^(:{2,})([\w-]+)(?:\[[^\]]*\])?(?:\{([^}]*)\})?\s*$/.exec(text);
    if (!match) {
      if (text.startsWith('::')) problems.push({ path, message: 'is not a directive' });
      continue;
    }
    const [, colons = '', name = '', attributes = ''] = match;
    const kind = colons.length === 2 ? 'leaf' : 'container';
    if (kind === 'container') open.push({ name, path });
    problems.push(...problemsOfUse(path, name, kind, attributes));
    const figure = name === 'figure' ? figureOf(attributes) : '';
    // The knobs of a figure stand in the address by its name.
    if (figures.has(figure)) problems.push({ path, message: `"${figure}" is shown already` });
    if (figure !== '') figures.add(figure);
  }
  for (const { name, path } of open) problems.push({ path, message: `"${name}" is never closed` });
  return problems;
}

function figureOf(attributes: string): string {
  return /\bname="?([\w-]*)/.exec(attributes)?.[1] ?? '';
}

function problemsOfUse(path: string, name: string, kind: string, attributes: string): Problem[] {
  const spec: DirectiveSpec | undefined = Object.hasOwn(DIRECTIVES, name)
    ? DIRECTIVES[name as DirectiveName]
    : undefined;
  if (!spec) {
    const known = Object.keys(DIRECTIVES).join(', ');
    return [{ path, message: `there is no directive "${name}"; known: ${known}` }];
  }
  if (spec.kind !== kind) {
    return [
      {
        path,
        message: `"${name}" is a ${spec.kind}, written with ${spec.kind === 'leaf' ? 'two' : 'three'} colons`,
      },
    ];
  }
  const names = [...attributes.matchAll(/([\w-]+)\s*=/g)].map(([, key = '']) => key);
  const problems = names
    .filter((key) => !spec.attributes.includes(key))
    .map((key) => ({ path, message: `"${name}" has no attribute "${key}"` }));
  const figure = figureOf(attributes);
  if (name === 'figure' && !(FIGURES as readonly string[]).includes(figure)) {
    const message = `there is no figure "${figure}"; known: ${FIGURES.join(', ')}`;
    problems.push({ path, message });
  }
  return problems;
}

/** The figure to know a lesson by: its second one, as the first often repeats what came before, else its only one. */
export function mainFigure(body: string): FigureName | null {
  const shown = contentLines(body).flatMap(({ text }) => {
    const name = /^::figure\{(.*)\}/.exec(text)?.[1];
    return FIGURES.find((figure) => name !== undefined && figureOf(name) === figure) ?? [];
  });
  return shown[1] ?? shown[0] ?? null;
}
