'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { MissionNames } from '@/components/report/grade-view';
import { TalkForm } from '@/components/talk/talk-form';
import { TargetField } from '@/components/talk/target-field';
import { isTyping } from '@/components/ui/is-typing';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { useAsk } from '@/components/ui/use-ask';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { type KeptText, type TalkTarget, WHOLE } from '@/core/contracts/talk-line';
import type { ActionResult } from '@/core/shared/action-result';

/** What staff can do with texts. */
export interface CommentActions {
  comment: (input: {
    assignmentId: string;
    submissionId: string;
    target: TalkTarget;
    group: string | null;
    text: string;
    keep: boolean;
  }) => Promise<ActionResult<unknown>>;
  forget: (id: string) => Promise<ActionResult<unknown>>;
}

/** A design about which something is said. */
export interface Commented {
  assignmentId: string;
  submissionId: string;
  diagram: Diagram;
  /** Ids of its checks, those that are broken first. */
  checks: readonly string[];
  names: MissionNames;
  /** Its group; null when it has none. */
  group: { key: string; members: number } | null;
  /** Its learner; null where it stands for its group alone. */
  who: string | null;
}

const FITS = {
  group: 'kept for this group',
  check: 'kept for a check it failed',
  mission: '',
} as const;
const KEYS = 9;

/** Says something about a design, to its learner or to everybody of its group, anew or from what was kept. */
export function CommentForm({
  of,
  bank,
  actions,
}: {
  of: Commented;
  bank: readonly KeptText[];
  actions: CommentActions;
}) {
  const router = useRouter();
  const { assignmentId, submissionId, diagram, checks, names, group, who } = of;
  const [text, setText] = useState('');
  const [target, setTarget] = useState<TalkTarget>(WHOLE);
  const [to, setTo] = useState(group && group.members > 1 ? 'group' : 'one');
  const [keep, setKeep] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const toGroup = group !== null && (who === null || to === 'group');
  const insert = (kept: KeptText | undefined) => {
    if (kept === undefined) return;
    setText((now) => (now.trim() === '' ? kept.text : `${now.trimEnd()}\n\n${kept.text}`));
    field.current?.focus();
  };
  const latest = useRef(insert);
  latest.current = insert;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'c') {
        event.preventDefault();
        field.current?.focus();
      }
      if (!/^[1-9]$/.test(event.key)) return;
      event.preventDefault();
      latest.current(bank[Number(event.key) - 1]);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [bank]);
  const members = group?.members ?? 0;
  return (
    <div className="flex flex-col gap-4">
      <TalkForm
        label="New comment"
        button={toGroup ? `Say it to ${members === 1 ? 'this one' : `all ${members}`}` : 'Say it'}
        text={text}
        onText={setText}
        field={field}
        send={() =>
          actions.comment({
            assignmentId,
            submissionId,
            target,
            group: toGroup ? group.key : null,
            text,
            keep,
          })
        }
        onSent={() => {
          setKeep(false);
          setTarget(WHOLE);
          router.refresh();
        }}
      >
        <TargetField
          diagram={diagram}
          checks={checks}
          names={names}
          target={target}
          onTarget={setTarget}
        />
        {group !== null && who !== null && (
          <SelectField
            label="To"
            name="to"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            options={[
              {
                value: 'group',
                label:
                  members > 1
                    ? `all ${members} in the group, and those who join it`
                    : 'this group, and those who join it',
              },
              { value: 'one', label: `${who} only` },
            ]}
          />
        )}
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={keep}
            onChange={(event) => setKeep(event.target.checked)}
          />
          Keep this text for the mission
        </label>
      </TalkForm>
      {bank.length > 0 && (
        <section aria-label="Kept texts">
          <h3 className="text-sm font-semibold">Kept texts</h3>
          <p className="text-xs text-ink-faint">
            The keys 1 to 9 insert the first of them, C writes.
          </p>
          {error && <Notice kind="trouble">{error.message}</Notice>}
          <ol className="mt-2 max-h-80 divide-y divide-line overflow-y-auto text-sm">
            {bank.map((kept, i) => (
              <li key={kept.id} className="flex items-start gap-2 py-2">
                <kbd className="num min-w-6 rounded border border-line-strong text-center text-xs">
                  {i < KEYS ? i + 1 : '·'}
                </kbd>
                <button
                  type="button"
                  className="line-clamp-3 min-w-0 flex-1 text-left break-words hover:underline"
                  onClick={() => insert(kept)}
                >
                  {kept.text}
                  {FITS[kept.fits] && (
                    <span className="block text-xs text-ink-faint">{FITS[kept.fits]}</span>
                  )}
                </button>
                <button
                  type="button"
                  disabled={busy}
                  className="text-xs text-ink-faint underline underline-offset-2 hover:text-ink"
                  onClick={() =>
                    void ask(
                      () => actions.forget(kept.id),
                      () => router.refresh(),
                    )
                  }
                >
                  Remove<span className="sr-only"> the text: {kept.text.slice(0, 60)}</span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
