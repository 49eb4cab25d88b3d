'use client';

import { useMemo } from 'react';
import { buttonClass } from '@/components/ui/button';
import { deadProviderSteps, FAIL_MS, type Part, requestSteps } from '@/core/lessons/request-steps';
import { formatMs } from '@/core/shared/format-number';
import { Boxes } from './boxes';
import { Choice } from './choice';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';
import { WaitingAxis } from './waiting-axis';

const WAYS = ['sync', 'async'] as const;

const TITLES: Record<Part, string> = {
  browser: 'Browser',
  server: 'Server',
  queue: 'Queue',
  worker: 'Worker',
  provider: 'E-mail service',
};

const PLACES = {
  sync: [
    { id: 'browser', title: TITLES.browser, x: 56, y: 30 },
    { id: 'server', title: TITLES.server, x: 200, y: 30 },
    { id: 'provider', title: TITLES.provider, x: 332, y: 30, width: 134 },
  ],
  async: [
    { id: 'browser', title: TITLES.browser, x: 56, y: 30 },
    { id: 'server', title: TITLES.server, x: 200, y: 30 },
    { id: 'queue', title: TITLES.queue, x: 344, y: 30 },
    { id: 'worker', title: TITLES.worker, x: 344, y: 110 },
    { id: 'provider', title: TITLES.provider, x: 200, y: 110, width: 134 },
  ],
} as const;

/** Who can stand still, a line each on the axis. */
const LINES = {
  sync: ['browser', 'server'],
  async: ['browser', 'server', 'worker'],
} as const;

/** One request, step by step and on an axis of time: who calls whom, and who stands still meanwhile. */
function RequestStory({ dead }: { dead: boolean }) {
  const [way, setWay] = useUrlChoice('request-way', WAYS);
  const [ms, setMs] = useUrlNumber('request-ms', 500, 50, 2000);
  const [deadSeconds, setDead] = useUrlNumber('request-dead', 10, 1, 60);
  const [asked, setAt] = useUrlNumber('request-step', 1, 1, 30);
  const deadMs = deadSeconds * 1000;
  const steps = useMemo(
    () => (dead ? deadProviderSteps(way, deadMs) : requestSteps(way, ms)),
    [dead, way, deadMs, ms],
  );
  const at = Math.min(asked, steps.length);
  const step = steps[at - 1];
  if (!step) return null;
  const overQueue = step.from === 'queue' || step.to === 'queue';
  const waiting = step.waiting.map((part) => TITLES[part].toLowerCase());
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          label="The e-mail is sent"
          options={[
            { value: 'sync', label: 'in the request' },
            { value: 'async', label: 'through a queue' },
          ]}
          value={way}
          onChange={setWay}
        />
        {dead ? (
          <Slider
            label="E-mail service dead for"
            unit="s"
            value={deadSeconds}
            min={1}
            max={60}
            onChange={setDead}
          />
        ) : (
          <Slider
            label="E-mail service"
            unit="ms"
            value={ms}
            min={50}
            max={2000}
            step={50}
            onChange={setMs}
          />
        )}
      </div>
      <Boxes
        boxes={PLACES[way]}
        arrows={[{ from: step.from, to: step.to, kind: overQueue ? 'async' : 'sync' }]}
        height={way === 'sync' ? 60 : 140}
        marked={step.waiting}
        troubled={dead && step.atMs < deadMs ? ['provider'] : []}
      />
      <WaitingAxis
        steps={steps}
        parts={[...LINES[way], ...(dead ? (['provider'] as const) : [])].map((id) => ({
          id,
          title: TITLES[id],
        }))}
        atMs={step.atMs}
        down={dead ? { part: 'provider', fromMs: 0, toMs: deadMs } : null}
      />
      <div className="flex flex-wrap items-start justify-end gap-3">
        <p aria-live="polite" className="num min-h-16 min-w-60 flex-1 text-sm">
          Step {at} of {steps.length}, at <strong>{formatMs(step.atMs)}</strong>. {step.text}{' '}
          {waiting.length === 0
            ? 'Nobody stands still.'
            : `Standing still: ${waiting.join(' and ')}.`}
        </p>
        <div className="flex gap-2">
          <button
            type="button"
            className={buttonClass('plain')}
            aria-disabled={at === 1}
            onClick={() => at > 1 && setAt(at - 1)}
          >
            Back
          </button>
          <button
            type="button"
            className={buttonClass('plain')}
            aria-disabled={at === steps.length}
            onClick={() => at < steps.length && setAt(at + 1)}
          >
            Next
          </button>
        </div>
      </div>
      <p className="text-xs text-ink-faint">
        Blue: standing still.{' '}
        {dead
          ? `Red: dead. A call to the dead service fails after ${formatMs(FAIL_MS)}; the queue shows a message that was given back after 1 s, 2 s, 4 s and so on (real queues vary the pause).`
          : 'Calculated; the simulator agrees to the millisecond.'}
      </p>
    </div>
  );
}

/** A request that ends in an e-mail, with a slow e-mail service. */
export function RequestFigure() {
  return <RequestStory dead={false} />;
}

/** The same request while the e-mail service is dead. */
export function DeadProviderFigure() {
  return <RequestStory dead />;
}
