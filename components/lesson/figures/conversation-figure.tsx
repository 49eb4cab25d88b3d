'use client';

import { useMemo } from 'react';
import { DOWN_MS, ORDERS, runConversation, TALKS, type Talk } from '@/core/lessons/conversation';
import { formatMs } from '@/core/shared/format-number';
import { type Arrow, type Box, Boxes } from './boxes';
import { Choice } from './choice';
import { useUrlChoice } from './use-url-choice';

const PAYMENT = ['up', 'down'] as const;

const ORDER: Box = { id: 'order', title: 'Order', x: 54, y: 70 };
const CHARGES: Box = { id: 'payment', title: 'Payment', x: 346, y: 70 };

const DRAWINGS: Record<Talk, { boxes: Box[]; arrows: Arrow[] }> = {
  call: { boxes: [ORDER, CHARGES], arrows: [{ from: 'order', to: 'payment', kind: 'sync' }] },
  queues: {
    boxes: [
      ORDER,
      CHARGES,
      { id: 'wanted', title: 'wanted', x: 200, y: 24, width: 84 },
      { id: 'paid', title: 'paid', x: 200, y: 116, width: 84 },
    ],
    arrows: [
      { from: 'order', to: 'wanted', kind: 'async' },
      { from: 'wanted', to: 'payment', kind: 'async' },
      { from: 'payment', to: 'paid', kind: 'async' },
      { from: 'paid', to: 'order', kind: 'async' },
    ],
  },
};

/** Two services that need an answer of each other, by call or through two queues, with one of them down for a while. */
export function ConversationFigure() {
  const [talk, setTalk] = useUrlChoice('talk-by', TALKS);
  const [payment, setPayment] = useUrlChoice('talk-payment', PAYMENT);
  const down = payment === 'down';
  const run = useMemo(() => runConversation(talk, down), [talk, down]);
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label="Order and payment talk"
        options={[
          { value: 'call', label: 'by call' },
          { value: 'queues', label: 'through two queues' },
        ]}
        value={talk}
        onChange={setTalk}
      />
      <Choice
        label="The payment service is"
        options={[
          { value: 'up', label: 'up' },
          { value: 'down', label: `down for ${DOWN_MS / 1000} s` },
        ]}
        value={payment}
        onChange={setPayment}
      />
      <Boxes {...DRAWINGS[talk]} height={140} troubled={down ? ['payment'] : []} />
      <div aria-live="polite" className="num flex flex-col gap-1 text-sm">
        <p>
          {run.waitMs !== null && (
            <>
              A customer waits <strong>{formatMs(run.waitMs)}</strong>
              {talk === 'queues' && ' and is told “we have your order”'}.{' '}
            </>
          )}
          {run.failed > 0 ? (
            <strong className="text-trouble">
              ⚠ {run.failed} of {ORDERS} orders fail.
            </strong>
          ) : (
            <>None of {ORDERS} orders fails.</>
          )}
        </p>
        <p>
          {run.paid} are paid
          {run.lastPaidMs !== null && <>, the last one after {formatMs(run.lastPaidMs)}</>}.
          {run.mostAsked !== null && (
            <>
              {' '}
              Up to <strong>{run.mostAsked}</strong> messages lay in the queue “wanted”, up to{' '}
              {run.mostAnswered} in “paid”.
            </>
          )}
        </p>
      </div>
      <p className="text-xs text-ink-faint">
        Simulated: {ORDERS} orders, one every 500 ms; the card company takes 800 ms. Down means from
        5 s to {5 + DOWN_MS / 1000} s.
      </p>
    </div>
  );
}
