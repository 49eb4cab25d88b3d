'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { providerAddress } from './provider-sign-in';

/** Goes to the provider that vouches for people here, and from there to `next`. */
export function ProviderButton({ next, children }: { next: string; children: ReactNode }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const go = async () => {
    setBusy(true);
    setFailed(false);
    const address = await providerAddress(next);
    if (address !== null) {
      window.location.assign(address);
      return;
    }
    setFailed(true);
    setBusy(false);
  };
  return (
    <div className="flex flex-col items-start gap-3">
      {failed && <Notice kind="trouble">It could not be reached. Try again in a moment.</Notice>}
      <Button disabled={busy} onClick={() => void go()} className="min-h-11">
        {children}
      </Button>
    </div>
  );
}
