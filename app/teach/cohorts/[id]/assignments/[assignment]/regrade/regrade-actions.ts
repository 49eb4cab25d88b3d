import {
  applyRegradeAction,
  cancelRegradeAction,
  startRegradeAction,
  undoRegradeAction,
} from './actions';

/** What the page of a regrade can do, in one class and in all. */
export const REGRADE_ACTIONS = {
  start: startRegradeAction,
  cancel: cancelRegradeAction,
  apply: applyRegradeAction,
  undo: undoRegradeAction,
};
