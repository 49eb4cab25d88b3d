'use client';

import { signOut } from 'next-auth/react';
import { Leave } from '@/components/account/leave';
import type { PointActions } from '@/components/canvas/draft/point-book';

const end = async () => {
  await signOut({ redirect: false });
  return null;
};

/** Ends this session and shows the start page afresh. */
export function SignOutButton({ addPoint }: { addPoint: PointActions['add'] }) {
  return (
    <Leave look="primary" end={end} to="/" addPoint={addPoint}>
      Sign out
    </Leave>
  );
}
