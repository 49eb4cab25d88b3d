'use client';

import { useMemo } from 'react';
import {
  CRM_DOWN_MS,
  LISTENERS,
  REGISTRATIONS,
  runFanOut,
  SHAPES,
  type Shape,
} from '@/core/lessons/fan-out';
import { formatMs } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { useUrlChoice } from './use-url-choice';

const CRM = ['up', 'down'] as const;

const REGISTRATION: Box = { id: 'registration', title: 'Registration', x: 52, y: 70, width: 100 };

const listeners = (x: number, width: number, titles: readonly string[], suffix = ''): Box[] =>
  LISTENERS.map(({ id }, i) => ({
    id: id + suffix,
    title: titles[i] ?? id,
    x,
    y: 22 + i * 48,
    width,
  }));
const ENDS = listeners(350, 92, ['E-mail', 'Analytics', 'CRM']);
const QUEUES = listeners(250, 58, ['Queue', 'Queue', 'Queue'], '-queue');

const async = (from: string, to: string): Arrow => ({ from, to, kind: 'async' });

const DRAWINGS: Record<Shape, { boxes: Box[]; arrows: Arrow[] }> = {
  calls: {
    boxes: [REGISTRATION, ...ENDS],
    arrows: ENDS.map(({ id }) => ({ from: 'registration', to: id, kind: 'sync' })),
  },
  'one-queue': {
    boxes: [REGISTRATION, { id: 'queue', title: 'Queue', x: 200, y: 70, width: 58 }, ...ENDS],
    arrows: [async('registration', 'queue'), ...ENDS.map(({ id }) => async('queue', id))],
  },
  topic: {
    boxes: [
      REGISTRATION,
      { id: 'topic', title: 'Topic', x: 160, y: 70, width: 58 },
      ...QUEUES,
      ...ENDS,
    ],
    arrows: [
      async('registration', 'topic'),
      ...QUEUES.map(({ id }) => async('topic', id)),
      ...ENDS.map(({ id }) => async(`${id}-queue`, id)),
    ],
  },
};

/** One event and three listeners, in three shapes; who hears of what, and what a dead CRM does. */
export function FanOutFigure() {
  const [shape, setShape] = useUrlChoice('fan-shape', SHAPES);
  const [crm, setCrm] = useUrlChoice('fan-crm', CRM);
  const down = crm === 'down';
  const run = useMemo(() => runFanOut(shape, down), [shape, down]);
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label="The registration tells the three by"
        options={[
          { value: 'calls', label: 'three calls' },
          { value: 'one-queue', label: 'one queue' },
          { value: 'topic', label: 'a topic and three queues' },
        ]}
        value={shape}
        onChange={setShape}
      />
      <Choice
        label="The CRM is"
        options={[
          { value: 'up', label: 'up' },
          { value: 'down', label: 'down for the first 20 s' },
        ]}
        value={crm}
        onChange={setCrm}
      />
      <Boxes {...DRAWINGS[shape]} height={140} troubled={down ? ['crm'] : []} />
      <div aria-live="polite" className="num flex flex-col gap-1 text-sm">
        <p>
          {run.waitMs !== null && (
            <>
              A visitor waits <strong>{formatMs(run.waitMs)}</strong>.{' '}
            </>
          )}
          {run.failed > 0 ? (
            <>
              <strong className="text-trouble">
                ⚠ {run.failed} of {REGISTRATIONS} registrations fail.
              </strong>
              {run.mailedInVain > 0 && (
                <>
                  {' '}
                  {run.failed} visitors see an error, and{' '}
                  {run.mailedInVain === run.failed ? 'all' : run.mailedInVain} of them get the
                  welcome e-mail.
                </>
              )}
            </>
          ) : (
            <>None of {REGISTRATIONS} registrations fails.</>
          )}
        </p>
        <ul className="figure-list">
          {LISTENERS.map(({ id, title }, i) => {
            const heard = run.heard[i] ?? 0;
            const late = down && shape !== 'calls' ? heard - (run.heardBefore[i] ?? 0) : 0;
            const queued = run.mostQueued[i] ?? 0;
            return (
              <li key={id} className={heard < REGISTRATIONS ? 'text-trouble' : ''}>
                {heard < REGISTRATIONS && '⚠ '}
                {title}: told of {heard} of {REGISTRATIONS}
                {late > 0 && id === 'crm' && `, ${late} of them after it was back`}
                {queued > 1 && `; up to ${queued} lay in its queue`}
              </li>
            );
          })}
        </ul>
      </div>
      <p className="text-xs text-ink-faint">
        Simulated: {REGISTRATIONS} registrations, one every 400 ms, so the last ones come after{' '}
        {CRM_DOWN_MS / 1000} s.
      </p>
    </div>
  );
}
