'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type Confirm, useConfirmedAsk } from '@/components/account/use-confirmed-ask';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/core/shared/action-result';
import { QrCode } from './qr-code';

type Nothing = Record<string, never>;

export interface SecondFactorActions {
  begin: (nothing: Nothing) => Promise<ActionResult<{ key: string; rows: string[] }>>;
  confirmCode: (code: string) => Promise<ActionResult<string[]>>;
  renew: (nothing: Nothing) => Promise<ActionResult<string[]>>;
  switchOff: (nothing: Nothing) => Promise<ActionResult<unknown>>;
  confirm: Confirm;
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="max-w-[68ch] text-sm text-ink-soft">
        Keep these codes where you keep nothing else of this account: on paper, or in a password
        manager. Each signs you in once when your device is lost. They are shown only now.
      </p>
      <ul className="grid w-fit grid-cols-1 gap-x-8 gap-y-1 rounded-sheet border border-line-strong bg-sheet p-4 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}

/** Switches a second factor on and off, and renews its recovery codes. */
export function SecondFactor({
  isOn,
  codesLeft,
  actions,
}: {
  isOn: boolean;
  codesLeft: number;
  actions: SecondFactorActions;
}) {
  const router = useRouter();
  const [secret, setSecret] = useState<{ key: string; rows: string[] } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { ask, busy, error, dialog } = useConfirmedAsk(
    'The server could not be reached. Nothing was changed.',
    actions.confirm,
  );
  const show = (made: string[]) => {
    setSecret(null);
    setCodes(made);
    router.refresh();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    void ask(() => actions.confirmCode(code), show);
  };
  const off = () =>
    ask(
      () => actions.switchOff({}),
      () => {
        setCodes(null);
        router.refresh();
      },
    );
  return (
    <div className="flex flex-col items-start gap-6">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {codes !== null && <RecoveryCodes codes={codes} />}
      {isOn && (
        <>
          <Notice kind="good">
            Your second factor is on.{' '}
            {codesLeft === 1 ? '1 recovery code is' : `${codesLeft} recovery codes are`} left.
          </Notice>
          <div className="flex flex-wrap gap-3">
            <Button disabled={busy} onClick={() => void ask(() => actions.renew({}), show)}>
              Make new recovery codes
            </Button>
            <Button look="danger" disabled={busy} onClick={() => void off()}>
              Switch it off
            </Button>
          </div>
        </>
      )}
      {!isOn && secret === null && (
        <Button
          look="primary"
          disabled={busy}
          onClick={() => void ask(() => actions.begin({}), setSecret)}
        >
          Switch it on
        </Button>
      )}
      {!isOn && secret !== null && (
        <form method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
          <p className="text-sm text-ink-soft">
            Read this with an authenticator app, then type the code that it shows.
          </p>
          <QrCode rows={secret.rows} label="QR code for an authenticator app" />
          <p className="text-sm text-ink-soft">
            No camera? Type this key into the app:{' '}
            <span className="font-mono break-words text-ink">{secret.key}</span>
          </p>
          <TextField
            label="Code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={20}
          />
          <SubmitButton look="primary" disabled={busy} className="self-start">
            Switch it on with this code
          </SubmitButton>
        </form>
      )}
      {dialog}
    </div>
  );
}
