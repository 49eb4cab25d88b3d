'use client';

import { useMemo } from 'react';
import { CHECKOUT_STEPS, runCheckout } from '@/core/lessons/checkout';
import { formatNumber } from '@/core/shared/format-number';
import { CheckoutBars } from './checkout-bars';
import { Choice } from './choice';
import { useUrlChoice } from './use-url-choice';
import { useUrlLetters } from './use-url-letters';

const EMAIL = ['up', 'dead'] as const;

/** The checkout sorter: each of seven steps in the request (`r`) or behind a queue (`q`), run as 60 orders. */
export function CheckoutFigure() {
  const [places, setPlace] = useUrlLetters('checkout-steps', 'rrrrrrr', 'rq');
  const [email, setEmail] = useUrlChoice('checkout-email', EMAIL);
  const queued = useMemo(() => [...places].map((letter) => letter === 'q'), [places]);
  const run = useMemo(() => runCheckout(queued, email === 'dead'), [queued, email]);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">Tick the steps that go behind a queue.</p>
      <CheckoutBars queued={queued} onChange={(i, on) => setPlace(i, on ? 'q' : 'r')} />
      <Choice
        label="The e-mail service is"
        options={[
          { value: 'up', label: 'up' },
          { value: 'dead', label: 'dead for half a minute' },
        ]}
        value={email}
        onChange={setEmail}
      />
      <div aria-live="polite" className="num flex flex-col gap-2 text-sm">
        <p>
          {run.waitMs === null ? (
            'No order goes through.'
          ) : (
            <>
              The customer waits <strong>{(run.waitMs / 1000).toFixed(2)} s</strong>.
            </>
          )}{' '}
          {run.failed > 0 ? (
            <strong className="text-trouble">
              ⚠ {run.failed} of {run.orders} orders fail.
            </strong>
          ) : (
            <>
              None of {run.orders} orders fails
              {run.lateEmails > 0 && (
                <>; {formatNumber(run.lateEmails)} e-mails go out late, when the service is back</>
              )}
              .
            </>
          )}
        </p>
        {run.tooEarly.map((clause) => (
          <p key={clause} className="text-trouble">
            ⚠ Said too early: {clause}.
          </p>
        ))}
      </div>
      <p className="text-xs text-ink-faint">
        Simulated: {CHECKOUT_STEPS.length} steps, {run.orders} orders, one per second. Handing over
        to a queue takes 1 ms.
      </p>
    </div>
  );
}
