import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { SaveStatus as Status } from './use-draft';

const WORDS: Record<Status, string> = {
  opening: 'Opening …',
  saving: 'Saving …',
  saved: 'Saved',
  'browser-only': 'Kept in this browser',
  'signed-out': 'Signed out – kept in this browser',
  offline: 'Offline – kept in this browser',
  failed: 'Not saved yet – trying again',
  conflict: 'Two versions',
};

const ICONS: Record<Status, typeof Check> = {
  opening: LoaderCircle,
  saving: LoaderCircle,
  saved: Check,
  'browser-only': Check,
  'signed-out': CloudOff,
  offline: CloudOff,
  failed: TriangleAlert,
  conflict: TriangleAlert,
};

/** Where the latest change is safe. */
export function SaveStatus({ status }: { status: Status }) {
  const Icon = ICONS[status];
  const trouble = status === 'failed' || status === 'conflict';
  // Saving and saved come with every change; said aloud they would drown what the change did.
  const tell = trouble || status === 'offline' || status === 'signed-out';
  return (
    <p
      role="status"
      aria-live={tell ? 'polite' : 'off'}
      className={`flex items-center gap-1.5 text-xs ${trouble ? 'text-trouble' : 'text-ink-faint'}`}
    >
      <Icon size={14} aria-hidden="true" />
      {WORDS[status]}
    </p>
  );
}
