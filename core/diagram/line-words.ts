import type { Connection } from '../contracts/diagram-schema';
import { type Point, pointAt } from './curves';
import type { Laid, Paper } from './line-paper';

const SHARES = [0.5, 0.4, 0.6, 0.32, 0.68, 0.24, 0.76, 0.16, 0.84];
/** The height of a word with the rate that stands under it during a run, px. */
const WORD_HEIGHT = 26;
/** Numbers that live under a box during a run, px. */
const UNDER_BOX = 20;

/** About how wide the word of a connection is, px. */
export function wordWidth({ unit, flows }: Connection): number {
  return (unit === 'item' ? 100 : 56) + (flows ? 70 : 0);
}

/** A word that has its place. */
export interface Word {
  point: Point;
  width: number;
}

/** The share of its way at which the word of a line covers no other word, no component and no other line, as far as may be. */
export function wordPlace(paper: Paper, laid: Laid, width: number, words: readonly Word[]): number {
  const { size } = paper;
  let best = { at: 0.5, bad: Number.POSITIVE_INFINITY };
  for (const at of SHARES) {
    const point = pointAt(laid.curve, at);
    const onWord = words.some(
      (word) =>
        Math.abs(word.point.x - point.x) < (word.width + width) / 2 &&
        Math.abs(word.point.y - point.y) < WORD_HEIGHT,
    );
    const onBox = paper.boxes.some(
      ({ corner }) =>
        point.x > corner.x - width / 2 &&
        point.x < corner.x + size.width + width / 2 &&
        point.y > corner.y - WORD_HEIGHT / 2 &&
        point.y < corner.y + size.height + UNDER_BOX,
    );
    const onLine = paper.laid.some(
      ({ id, points }) =>
        id !== laid.id &&
        points.some((p) => Math.abs(p.x - point.x) < width / 2 && Math.abs(p.y - point.y) < 10),
    );
    const bad = (onWord ? 4 : 0) + (onBox ? 2 : 0) + (onLine ? 1 : 0);
    if (bad < best.bad) best = { at, bad };
    if (bad === 0) break;
  }
  return best.at;
}
