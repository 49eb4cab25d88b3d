import type { Connection, Diagram, DiagramComponent, Note } from '@/core/contracts/diagram-schema';
import { curveOf, curvePath, layLines } from '@/core/diagram/lines';
import { SHAPE, SHAPES } from './component-shape';
import { NOTE, noteHeight, noteLines } from './note-lines';

const MARGIN = 32;
const INK = '#1b2230';
const FAINT = '#667080';
const SYNC = '#1d4ed0';
const ASYNC = '#00706a';
const LINE = '#8f8a7c';

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** At most two lines of a label that fit into a box. */
function lines(label: string): string[] {
  const words = label.split(/\s+/);
  const rows: string[] = [''];
  for (const word of words) {
    const row = rows.at(-1) ?? '';
    if (row !== '' && row.length + word.length > 19 && rows.length < 2) rows.push(word);
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
  }
  return rows.map((row) => (row.length > 22 ? `${row.slice(0, 21)}…` : row));
}

function box({ type, label, position }: DiagramComponent): string {
  const shape = SHAPES[type];
  const dash = shape.dashed ? ' stroke-dasharray="5 4"' : '';
  const rows = lines(label);
  const first = SHAPE.height / 2 - (rows.length - 1) * 9 - 2;
  const text = rows.map(
    (row, i) =>
      `<text x="${SHAPE.width / 2}" y="${first + i * 18}" text-anchor="middle" font-size="14" font-weight="500" fill="${INK}">${escaped(row)}</text>`,
  );
  return [
    `<g transform="translate(${position.x} ${position.y})">`,
    `<path d="${shape.outline}" fill="#fdfcf9" stroke="${LINE}" stroke-width="1.5"${dash}/>`,
    shape.detail
      ? `<path d="${shape.detail}" fill="none" stroke="#d5d0c2" stroke-width="1.5"/>`
      : '',
    ...text,
    `<text x="${SHAPE.width / 2}" y="${first + rows.length * 18 - 2}" text-anchor="middle" font-size="11" fill="${FAINT}">${type.replace('-', ' ')}</text>`,
    '</g>',
  ].join('');
}

function line(connection: Connection, ends: Map<string, DiagramComponent>, bend: number): string {
  const from = ends.get(connection.from);
  const to = ends.get(connection.to);
  if (!from || !to) return '';
  const isAsync = connection.kind === 'async';
  const colour = isAsync ? ASYNC : SYNC;
  const x1 = from.position.x + SHAPE.width;
  const y1 = from.position.y + SHAPE.height / 2;
  const x2 = to.position.x;
  const y2 = to.position.y + SHAPE.height / 2;
  const path = curvePath(curveOf({ x: x1, y: y1 }, { x: x2, y: y2 }, bend));
  const dash = isAsync ? ' stroke-dasharray="7 5"' : '';
  return `<g stroke="${colour}" stroke-width="2" fill="none"><path d="${path}"${dash}/><path d="M${x2 - 9} ${y2 - 6}L${x2} ${y2}L${x2 - 9} ${y2 + 6}" fill="${isAsync ? 'none' : colour}"/></g>`;
}

function slip({ text, position }: Note): string {
  const rows = noteLines(text).map(
    (row, i) =>
      `<text x="${NOTE.padding}" y="${NOTE.padding + i * NOTE.line + 13}" font-size="12" fill="${INK}">${escaped(row)}</text>`,
  );
  return `<g transform="translate(${position.x} ${position.y})"><rect width="${NOTE.width}" height="${noteHeight(text)}" rx="4" fill="#fbf3cf" stroke="${LINE}"/>${rows.join('')}</g>`;
}

/** The diagram as a standalone SVG, written from the document itself, with its size in px. */
export function toSvg(diagram: Diagram): { svg: string; width: number; height: number } {
  const boxes = [
    ...diagram.components.map((c) => ({ ...c.position, ...SHAPE })),
    ...diagram.notes.map((n) => ({
      ...n.position,
      width: NOTE.width,
      height: noteHeight(n.text),
    })),
  ];
  const left = Math.min(0, ...boxes.map((box) => box.x)) - MARGIN;
  const top = Math.min(0, ...boxes.map((box) => box.y)) - MARGIN;
  const right = Math.max(SHAPE.width, ...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(SHAPE.height, ...boxes.map((box) => box.y + box.height));
  const width = right + MARGIN - left;
  const height = bottom + MARGIN - top;
  const lines = layLines(diagram, SHAPE);
  const ends = new Map(diagram.components.map((c) => [c.id, c]));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="system-ui, sans-serif">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#f6f4ee"/>`,
    ...diagram.notes.map(slip),
    ...diagram.connections.map((c) => line(c, ends, lines.get(c.id)?.bend ?? 0)),
    ...diagram.components.map(box),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}
