'use client';

import { useMemo } from 'react';
import { CALLS, CHECKOUT_STEPS, runCheckout } from '@/core/lessons/checkout';
import { formatMs, formatNumber } from '@/core/shared/format-number';
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
  const [calls, setCalls] = useUrlChoice('checkout-calls', CALLS);
  const run = useMemo(() => runCheckout(queued, calls, email === 'dead'), [queued, calls, email]);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">Tick the steps that go behind a queue.</p>
      <CheckoutBars
        queued={queued}
        calls={calls}
        onChange={(i, on) => setPlace(i, on ? 'q' : 'r')}
      />
      <Choice
        label="Steps in the request run"
        options={[
          { value: 'in-turn', label: 'one after the other' },
          { value: 'together', label: 'together where they can' },
        ]}
        value={calls}
        onChange={setCalls}
      />
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
              The customer waits <strong>{formatMs(run.waitMs)}</strong>.
            </>
          )}{' '}
          {run.failed > 0 ? (
            <>
              <strong className="text-trouble">
                ⚠ {run.failed} of {run.orders} orders fail
              </strong>
              : those whose e-mail is due while the service is dead.{' '}
              {run.chargedInVain > 0 && (
                <>
                  {run.chargedInVain === run.failed ? 'All' : run.chargedInVain} of these customers
                  have been charged.
                </>
              )}
            </>
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
        Simulated: {CHECKOUT_STEPS.length} steps, {run.orders} orders, one per second; a dead
        service is dead for the first 30 s. Handing over to a queue takes 1 ms. Payment and
        inventory can be checked together, and e-mail, analytics and warehouse can; the others need
        what comes before them.
      </p>
    </div>
  );
}
