import type { Connection, Diagram, DiagramComponent, Note } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { callTurns } from '@/core/diagram/call-turns';
import { curvePath, headPath } from '@/core/diagram/curves';
import { SHAPE, SHAPES } from './component-shape';
import { connectionWord } from './connection-word';
import { NOTE, noteHeight, noteLines } from './note-lines';
import { settingsSummary } from './settings-summary';
import { extentOf, type Way, waysOf } from './ways';

const MARGIN = 32;
const INK = '#1b2230';
const FAINT = '#667080';
const SYNC = '#1d4ed0';
const ASYNC = '#00706a';
const LINE = '#8f8a7c';
const PAPER = '#f6f4ee';

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

function box(component: DiagramComponent, mission: Mission): string {
  const { type, label, position } = component;
  const shape = SHAPES[type];
  const dash = shape.dashed ? ' stroke-dasharray="5 4"' : '';
  const rows = lines(label);
  const under = settingsSummary(mission, component) || type.replace('-', ' ');
  // Below the rim of a cylinder.
  const first = SHAPE.height / 2 - (rows.length - 1) * 9 + (type === 'database' ? 6 : -2);
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
    `<text x="${SHAPE.width / 2}" y="${first + rows.length * 18 - 2}" text-anchor="middle" font-size="11" fill="${FAINT}">${escaped(under)}</text>`,
    '</g>',
  ].join('');
}

function line(connection: Connection, way: Way | undefined, word: string): string {
  if (!way) return '';
  const isAsync = connection.kind === 'async';
  const colour = isAsync ? ASYNC : SYNC;
  const dash = isAsync ? ' stroke-dasharray="7 5"' : '';
  const { x, y } = way.word;
  return [
    `<g stroke="${colour}" stroke-width="2" fill="none"><path d="${curvePath(way.curve)}"${dash}/><path d="${headPath(way.curve)}" fill="${isAsync ? 'none' : colour}"/></g>`,
    `<text x="${x}" y="${y + 4}" text-anchor="middle" font-size="11" fill="${colour}" stroke="${PAPER}" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${escaped(word)}</text>`,
  ].join('');
}

function slip({ text, position }: Note): string {
  const rows = noteLines(text).map(
    (row, i) =>
      `<text x="${NOTE.padding}" y="${NOTE.padding + i * NOTE.line + 13}" font-size="12" fill="${INK}">${escaped(row)}</text>`,
  );
  return `<g transform="translate(${position.x} ${position.y})"><rect width="${NOTE.width}" height="${noteHeight(text)}" rx="4" fill="#fbf3cf" stroke="${LINE}"/>${rows.join('')}</g>`;
}

/**
 * The diagram as a standalone SVG, written from the document itself, with its size in px: components with their settings, connections with
 * their words, notes.
 */
export function toSvg(
  diagram: Diagram,
  mission: Mission,
): { svg: string; width: number; height: number } {
  const extent = extentOf(diagram).all;
  const [left, top] = [extent.x - MARGIN, extent.y - MARGIN];
  const [width, height] = [extent.width + 2 * MARGIN, extent.height + 2 * MARGIN];
  const ways = waysOf(diagram);
  const turns = callTurns(diagram);
  const word = (connection: Connection) =>
    connectionWord(connection, turns.get(connection.id) ?? null, mission.flows);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="system-ui, sans-serif">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...diagram.notes.map(slip),
    ...diagram.connections.map((c) => line(c, ways.get(c.id), word(c))),
    ...diagram.components.map((component) => box(component, mission)),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}
