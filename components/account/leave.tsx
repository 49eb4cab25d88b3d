'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { forgetAccount, leavingPorts, sendWork } from '@/components/canvas/draft/leaving';
import type { PointActions } from '@/components/canvas/draft/point-book';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { fetchViewer } from '@/components/ui/viewer';

/**
 * A button that ends a session of this browser. What was drawn goes to the account first, and then everything of the account leaves the
 * browser: others may use it next. When something cannot be sent, it asks before it is lost.
 */
export function Leave({
  look,
  end,
  to,
  addPoint,
  children,
}: {
  look: 'primary' | 'danger';
  /** Ends the session; gives what went wrong in a sentence, null for nothing. May reject when the server cannot be reached. */
  end: () => Promise<string | null>;
  /** Where to go then. */
  to: string;
  addPoint: PointActions['add'];
  children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [unsent, setUnsent] = useState<string[]>([]);

  const go = async (all: boolean): Promise<string | null> => {
    const viewer = await fetchViewer();
    if (viewer && !all) {
      const missions = await sendWork(viewer.id, leavingPorts(addPoint));
      setUnsent(missions);
      if (missions.length > 0) return null;
    }
    const refusal = await end();
    if (refusal !== null) return refusal;
    if (viewer) await forgetAccount(viewer.id);
    window.location.assign(to);
    return null;
  };
  const leave = async (all: boolean) => {
    setBusy(true);
    setTrouble(null);
    try {
      setTrouble(await go(all));
    } catch {
      setTrouble('The server could not be reached. You are still signed in; try again.');
    }
    setBusy(false);
  };

  return (
    <div className="flex flex-col items-start gap-4">
      {trouble && <Notice kind="trouble">{trouble}</Notice>}
      {unsent.length > 0 && (
        <Notice kind="trouble">
          <p>
            Not all you drew has reached your account. Open what is missing and see it saved, or
            sign out and lose those changes.
          </p>
          <ul className="my-2 list-disc pl-5">
            {unsent.map((mission) => (
              <li key={mission}>
                <Link
                  href={`/missions/${mission}`}
                  className="text-accent underline underline-offset-2"
                >
                  {mission}
                </Link>
              </li>
            ))}
          </ul>
          <Button look="danger" disabled={busy} onClick={() => void leave(true)}>
            Sign out and lose them
          </Button>
        </Notice>
      )}
      <Button look={look} disabled={busy} onClick={() => void leave(false)}>
        {children}
      </Button>
    </div>
  );
}
