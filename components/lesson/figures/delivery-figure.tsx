'use client';

import { useMemo } from 'react';
import { type KillRun, killWorker, MESSAGES, SLOTS } from '@/core/lessons/kill-worker';
import { formatMs } from '@/core/shared/format-number';
import { Choice } from './choice';
import { DeliveryCurve } from './delivery-curve';
import { MessageDrawing } from './message-drawing';
import { Slider } from './slider';
import { useUrlChoice } from './use-url-choice';
import { useUrlNumber } from './use-url-number';

const ACKS = ['before', 'after'] as const;
const KEYS = ['none', 'key'] as const;

/** What became of the messages that the worker had in hand when it died. */
function deathWords(run: KillRun, ack: 'before' | 'after', idempotent: boolean): string {
  if (run.inHand === 0) return 'It had none in hand when it died.';
  const hand = `It died with ${run.inHand} in hand`;
  if (ack === 'before') {
    const lost = run.lost === 0 ? 'all of them had' : `${run.lost} of them had not`;
    return `${hand}, acknowledged already: ${lost} reached the provider.`;
  }
  const again = `${hand}, none of them acknowledged: they came again`;
  if (idempotent) return `${again}, and the provider recognised those that it had already served.`;
  return `${again}, and the provider served ${run.duplicates} of them a second time.`;
}

/** Kill the worker at a moment, and count what is lost and what happens twice. */
export function DeliveryFigure() {
  const [atMs, setAtMs] = useUrlNumber('kill-at', 700, 0, 2500);
  const [ack, setAck] = useUrlChoice('kill-ack', ACKS);
  const [key, setKey] = useUrlChoice('kill-key', KEYS);
  const run = useMemo(() => killWorker({ atMs, ack, idempotent: key === 'key' }), [atMs, ack, key]);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <Choice
          label="The worker acknowledges"
          options={[
            { value: 'before', label: 'before the work' },
            { value: 'after', label: 'after the work' },
          ]}
          value={ack}
          onChange={setAck}
        />
        <Choice
          label="Each message carries"
          options={[
            { value: 'none', label: 'no key' },
            { value: 'key', label: 'an idempotency key' },
          ]}
          value={key}
          onChange={setKey}
        />
      </div>
      <Slider
        label="The worker is killed at"
        unit="ms"
        value={atMs}
        min={0}
        max={2500}
        step={50}
        onChange={setAtMs}
      />
      <DeliveryCurve run={run} killedMs={atMs} />
      <MessageDrawing once={run.once} twice={run.duplicates} lost={run.lost} />
      <p aria-live="polite" className="num text-sm">
        Of {MESSAGES} messages <strong>{run.once}</strong> took effect once,{' '}
        <strong className={run.duplicates > 0 ? 'text-trouble' : ''}>
          {run.duplicates > 0 && '⚠ '}
          {run.duplicates} twice
        </strong>{' '}
        and{' '}
        <strong className={run.lost > 0 ? 'text-trouble' : ''}>
          {run.lost > 0 && '⚠ '}
          {run.lost} never
        </strong>
        {run.doneMs !== null && <>; the last one after {formatMs(run.doneMs)}</>}.{' '}
        {deathWords(run, ack, key === 'key')}
      </p>
      <p className="text-xs text-ink-faint">
        Simulated: {SLOTS} messages in hand at a time, 50 to 150 ms of work and as much for the call
        each. The worker is back after 1 s; unacknowledged messages come again after 2 s.
      </p>
    </div>
  );
}
