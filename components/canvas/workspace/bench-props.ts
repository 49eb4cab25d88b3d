import type { ReactNode } from 'react';
import type { Start } from '@/core/missions/starts';
import type { PointActions } from '../draft/point-book';
import type { HintAction } from '../run/goal-evidence';
import type { PredictionActions } from '../run/use-predictions';
import type { Lent } from './lent';

/** What a page gives to the canvas of a mission. */
export interface BenchProps {
  brief: ReactNode;
  /** Designs to begin from, the easiest first. */
  starts: readonly Start[];
  /** Ids of the checks that the server has hints on. */
  hinted: readonly string[];
  /** Where guesses and versions are kept; with a design that is lent, nothing is. */
  predictions: PredictionActions | null;
  points: PointActions | null;
  hint: HintAction | null;
  /** A design that somebody handed in, to be tried out. */
  lent: Lent | null;
}
