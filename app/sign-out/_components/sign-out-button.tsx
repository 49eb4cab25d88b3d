'use client';

import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Ends this session and shows the start page afresh. */
export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await signOut({ redirect: false });
      window.location.assign('/');
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {failed && (
        <Notice kind="trouble">
          The server could not be reached. You are still signed in; try again.
        </Notice>
      )}
      <Button look="primary" disabled={busy} onClick={leave}>
        Sign out
      </Button>
    </div>
  );
}
