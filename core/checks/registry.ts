import { acceptsAll } from './accepts-all';
import { allOrNothing } from './all-or-nothing';
import { answerWaitsFor } from './answer-waits-for';
import { callsAtMost } from './calls-at-most';
import type { CheckType } from './check-type';
import { costsAtMost } from './costs-at-most';
import { deliversAll } from './delivers-all';
import { drainedWithin } from './drained-within';
import { freshReads } from './fresh-reads';
import { freshWithin } from './fresh-within';
import { goodClientUntouched } from './good-client-untouched';
import { hearsWithin } from './hears-within';
import { holdsAtMost } from './holds-at-most';
import { inKeyOrder } from './in-key-order';
import { inOrder } from './in-order';
import { isolatesPoison } from './isolates-poison';
import { noDuplicates } from './no-duplicates';
import { noHotShard } from './no-hot-shard';
import { noLongLine } from './no-long-line';
import { noLooseEnds } from './no-loose-ends';
import { noRejectedCalls } from './no-rejected-calls';
import { noRework } from './no-rework';
import { noWaitingOnWorkers } from './no-waiting-on-workers';
import { queueCarriesWork } from './queue-carries-work';
import { reachesTargets } from './reaches-targets';
import { recoversWithin } from './recovers-within';
import { respondsWithin } from './responds-within';
import { tellsWhenDone } from './tells-when-done';
import { usefulAnswers } from './useful-answers';

/** Every check by its id, as missions name it under `check`. */
export const CHECKS: ReadonlyMap<string, CheckType> = new Map(
  [
    respondsWithin,
    usefulAnswers,
    goodClientUntouched,
    recoversWithin,
    queueCarriesWork,
    noWaitingOnWorkers,
    noLooseEnds,
    deliversAll,
    drainedWithin,
    noRejectedCalls,
    noDuplicates,
    isolatesPoison,
    acceptsAll,
    answerWaitsFor,
    reachesTargets,
    noRework,
    noLongLine,
    noHotShard,
    tellsWhenDone,
    inOrder,
    costsAtMost,
    allOrNothing,
    inKeyOrder,
    freshWithin,
    hearsWithin,
    holdsAtMost,
    freshReads,
    callsAtMost,
  ].map((check) => [check.id, check]),
);
