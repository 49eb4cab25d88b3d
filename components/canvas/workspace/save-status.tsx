import { Check, CloudOff, FlaskConical, LoaderCircle, TriangleAlert } from 'lucide-react';
import { type SaveState, saveWords } from './save-words';

function iconOf({ account }: SaveState, trouble: boolean) {
  if (trouble) return TriangleAlert;
  if (account === 'opening' || account === 'saving') return LoaderCircle;
  if (account === 'lent') return FlaskConical;
  return account === 'offline' || account === 'signed-out' ? CloudOff : Check;
}

/** Where the latest change is safe. */
export function SaveStatus({ state, conflict }: { state: SaveState; conflict: boolean }) {
  const { text, trouble } = saveWords(state, conflict);
  const Icon = iconOf(state, trouble);
  // Saving and saved come with every change; said aloud they would drown what the change did.
  const quiet = !trouble && ['saving', 'saved', 'opening', 'none', 'lent'].includes(state.account);
  return (
    <p
      data-tip={text}
      role="status"
      aria-live={quiet ? 'off' : 'polite'}
      className={`flex min-w-0 items-center gap-1.5 text-xs ${trouble ? 'text-trouble' : 'text-ink-faint'}`}
    >
      <Icon size={14} aria-hidden="true" className="shrink-0" />
      {/* Trouble is never left to a sign alone. */}
      <span className={trouble ? '' : 'max-[1179px]:sr-only'}>{text}</span>
    </p>
  );
}
