import { isBroken } from '../grading/is-broken';
import { formatNumber } from '../shared/format-number';
import { isNear } from '../shared/near';
import { BEING_RUN } from './judge-breaks';
import type { Grades } from './judge-drawing';
import { tradeChoices } from './questions';
import type { RoundWorld } from './round';
import { type Judged, quoted, type ReportLine } from './round-report';
import { MOST_TRADES, type RoundState } from './round-state';

/**
 * For each trade-off half a credit for the promise that it really buys, and half for its figure within a factor of two. `awaited`: keys of
 * the gradings that are still being made.
 */
export function judgeTrades(
  world: RoundWorld,
  state: RoundState,
  grades: Grades,
  awaited: ReadonlySet<string>,
): Judged {
  const model = [world.interview.model.defend];
  let earned = 0;
  let trying = 0;
  const { without, promises } = tradeChoices(world.mission, state.drawing);
  const lines = state.trades.map((trade): ReportLine => {
    const change = without.find(({ key }) => key === trade.without)?.change ?? trade.without;
    const promise = promises.find(({ id }) => id === trade.buys)?.promise ?? trade.buys;
    const words = trade.words === '' ? '' : ` In your words: “${trade.words}”`;
    const said = `${change} Then ${quoted(promise)} would be broken, you said.${words}`;
    if (awaited.has(trade.without)) {
      trying += 1;
      return { sign: 'note', text: `${said} ${BEING_RUN}` };
    }
    const now = grades.base?.findings.find(({ id }) => id === trade.buys);
    const then = grades[trade.without]?.findings.find(({ id }) => id === trade.buys);
    if (!now || !then) return { sign: 'note', text: `${said} Not judged: it could not be run.` };
    if (!now.passed)
      return { sign: 'missed', text: `${said} It is broken already: ${now.message}` };
    if (!isBroken(then))
      return { sign: 'missed', text: `${said} It holds all the same: ${then.message}` };
    earned += 0.5;
    const figure = then.figures.find(({ limit, value }) => limit !== null && value !== null);
    const real = figure?.value;
    if (typeof real !== 'number' || trade.figure === null) {
      const missing = trade.figure === null ? ' You gave no number.' : '';
      return { sign: 'partly', text: `${said} So it is: ${then.message}${missing}` };
    }
    const near = isNear(trade.figure, real);
    if (near) earned += 0.5;
    const off = near ? 'within a factor of two' : 'more than a factor of two off';
    const text = `${said} So it is: ${then.message} Your ${formatNumber(trade.figure)} ${figure?.unit ?? ''} is ${off}.`;
    return { sign: near ? 'kept' : 'partly', text };
  });
  const left = MOST_TRADES - state.trades.length;
  if (left > 0)
    lines.push({
      sign: 'missed',
      text:
        state.trades.length === 0
          ? 'You named no trade-off.'
          : `You named ${state.trades.length} of ${MOST_TRADES} trade-offs.`,
    });
  return { earned, of: MOST_TRADES, lines, trying, model };
}
