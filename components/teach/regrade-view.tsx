import Link from 'next/link';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import type {
  RegradeChange,
  RegradeEstimate,
  RegradeLine,
  RegradeRow,
} from '@/core/contracts/regrade-line';
import { formatMs } from '@/core/shared/format-number';
import { Empty } from './empty';
import {
  ApplyRegrade,
  EndRegrade,
  type RegradeActions,
  RegradeProgress,
  StartRegrade,
} from './regrade-buttons';
import { ChangedTries, ChangesByPromise } from './regrade-changes';
import { EstimateList } from './regrade-estimate';
import { regradeWords } from './regrade-words';

/** Grading anew as staff see it: what it would take, what the latest one found, and those before. */
export interface RegradeViewProps {
  scope: { assignmentId: string } | { mission: string };
  /** Null when the mission is gone. */
  estimate: RegradeEstimate | null;
  rows: RegradeRow[];
  /** The one that is looked at, of `rows`; null without any. */
  shown: string | null;
  changes: RegradeChange[];
  lines: RegradeLine[];
  /** Whether there are more lines than these. */
  more: string | null;
  scenarios: Readonly<Record<string, string>>;
  /** Whether the class of each try is named. */
  classes: boolean;
  /** Null where nothing may be changed. */
  actions: RegradeActions | null;
  here: string;
}

const WORKING = ['running', 'applying', 'undoing'];

export function RegradeView(props: RegradeViewProps) {
  const { estimate, rows, shown, actions } = props;
  const row = rows.find(({ id }) => id === shown) ?? null;
  const isOpen = rows.some(({ state }) => WORKING.includes(state));
  return (
    <div className="max-w-4xl">
      <section aria-label="What it would take" className="mt-6">
        <h3 className="mb-2 text-lg font-semibold">What it would take</h3>
        {estimate === null ? (
          <Notice kind="info">
            This mission is not part of the content any more. Its grades stay as they are.
          </Notice>
        ) : (
          <EstimateList estimate={estimate} />
        )}
        {estimate !== null && estimate.byLevel.judged + estimate.byLevel.simulated === 0 && (
          <p className="mt-3 text-sm">Every grade is by the rules of today.</p>
        )}
        {estimate !== null &&
          actions !== null &&
          !isOpen &&
          estimate.byLevel.judged + estimate.byLevel.simulated > 0 && (
            <div className="mt-4">
              <StartRegrade scope={props.scope} start={actions.start} />
            </div>
          )}
      </section>
      {row && <Shown {...props} row={row} />}
      <section aria-label="History" className="mt-10">
        <h3 className="mb-2 text-lg font-semibold">History</h3>
        {rows.length === 0 ? (
          <Empty>Nothing has been graded anew yet.</Empty>
        ) : (
          <ul className="divide-y divide-line text-sm">
            {rows.map((one) => (
              <li key={one.id} className="flex flex-wrap items-baseline gap-x-4 py-2">
                <LocalTime at={one.startedAt} className="num text-ink-faint" />
                <span className="min-w-0 flex-1">{regradeWords(one)}</span>
                {one.id === shown ? (
                  <span className="text-ink-faint">shown above</span>
                ) : (
                  one.state !== 'cancelled' && (
                    <Link
                      href={`${props.here}?run=${one.id}`}
                      prefetch={false}
                      className="text-accent underline underline-offset-2"
                    >
                      Show it
                    </Link>
                  )
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

const TITLES: Record<RegradeRow['state'], string> = {
  running: 'A dry run is under way',
  ready: 'What the dry run found',
  applying: 'Being applied',
  applied: 'Applied',
  undoing: 'Being taken back',
  undone: 'Taken back',
  cancelled: 'Put aside',
};

function Shown({
  row,
  changes,
  lines,
  more,
  scenarios,
  classes,
  actions,
}: RegradeViewProps & { row: RegradeRow }) {
  const { items } = row;
  const all = Object.values(items).reduce((sum, count) => sum + count, 0);
  const same = items.done + items.applied + items.kept + items.stale + items.undone - row.differing;
  return (
    <section aria-label={TITLES[row.state]} className="mt-10">
      <h3 className="mb-3 text-lg font-semibold">{TITLES[row.state]}</h3>
      {row.state === 'running' && (
        <div className="flex flex-col items-start gap-4">
          <RegradeProgress what="Graded anew" done={all - items.waiting} of={all} />
          <p className="text-sm text-ink-soft">
            {formatMs(row.spentMs)} of a processor so far. You may leave this page; it goes on
            without you, also after a restart.
          </p>
          {actions && <EndRegrade id={row.id} what="Stop it" run={actions.cancel} />}
        </div>
      )}
      {row.state === 'applying' && (
        <RegradeProgress what="Applied" done={all - items.done} of={all} />
      )}
      {row.state === 'undoing' && (
        <RegradeProgress what="Taken back" done={all - items.applied} of={all} />
      )}
      {row.state !== 'cancelled' && row.state !== 'running' && (
        <p className="mb-4 text-sm">
          {row.differing === 0 ? (
            'No grade differs.'
          ) : (
            <>
              <span className="num font-semibold">{row.differing}</span>{' '}
              {row.differing === 1 ? 'grade differs' : 'grades differ'}:{' '}
              <span className="num">{row.rising}</span> better or as good,{' '}
              <span className="num">{row.falling}</span> worse.
            </>
          )}{' '}
          <span className="text-ink-soft">
            {same > 0 && `${same} come out the same. `}
            {row.unchanged > 0 && `About ${row.unchanged} nothing but words has changed. `}
            {items.failed > 0 && `${items.failed} could not be graded anew.`}
          </span>
        </p>
      )}
      {row.state === 'ready' && actions && (
        <div className="mb-6 flex flex-wrap items-end gap-4">
          {items.done > 0 && (
            <ApplyRegrade
              id={row.id}
              tries={items.done}
              falling={row.falling}
              apply={actions.apply}
            />
          )}
          <EndRegrade id={row.id} what="Put it aside" run={actions.cancel} />
        </div>
      )}
      {row.state === 'applied' && actions && (
        <div className="mb-6">
          <EndRegrade
            id={row.id}
            what="Give the earlier grades back"
            look="danger"
            run={actions.undo}
          />
        </div>
      )}
      <ChangesByPromise changes={changes} scenarios={scenarios} />
      {lines.length > 0 && (
        <>
          <h4 className="mt-6 mb-1 font-semibold">By learner</h4>
          <ChangedTries lines={lines} scenarios={scenarios} classes={classes} />
        </>
      )}
      {more !== null && (
        <p className="mt-3 text-sm">
          <Link href={more} prefetch={false} className="text-accent underline underline-offset-2">
            More of them
          </Link>
        </p>
      )}
    </section>
  );
}
