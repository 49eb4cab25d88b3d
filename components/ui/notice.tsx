import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOKS = {
  info: { box: 'border-line-strong bg-sheet', icon: Info, ink: 'text-ink-soft' },
  good: { box: 'border-good bg-good-soft', icon: CircleCheck, ink: 'text-good' },
  trouble: { box: 'border-trouble bg-trouble-soft', icon: TriangleAlert, ink: 'text-trouble' },
} as const;

/** A message that says what happened and what to do; trouble is announced at once. */
export function Notice({ kind, children }: { kind: keyof typeof LOOKS; children: ReactNode }) {
  const look = LOOKS[kind];
  const Icon = look.icon;
  return (
    <div
      role={kind === 'trouble' ? 'alert' : 'status'}
      className={`flex gap-3 rounded-sheet border px-4 py-3 text-sm ${look.box}`}
    >
      <Icon size={18} aria-hidden="true" className={`mt-0.5 shrink-0 ${look.ink}`} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
