'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useReactFlow } from 'reactflow';
import { ComponentIcon } from '@/components/drawing/component-icon';
import { COMPONENTS } from '@/core/components/registry';
import { nextSteps } from '@/core/diagram/next-steps';
import { useGrow } from '../commands/actions';
import { type NextQuestion, useCanvas } from './canvas-store';

const MENU = { width: 232, row: 40, head: 44 };

/** "What comes next?": the types that may follow a component, each with its kind of connection. */
export function NextChoices({
  question,
  goTo,
}: {
  question: NextQuestion;
  goTo: (id: string) => void;
}) {
  const palette = useCanvas((s) => s.mission.mission.palette);
  const from = useCanvas((s) => s.history.present.components.find((c) => c.id === question.from));
  const ask = useCanvas((s) => s.ask);
  const grow = useGrow();
  const { flowToScreenPosition } = useReactFlow();
  const menu = useRef<HTMLDivElement>(null);
  const steps = from ? nextSteps(palette, from.type) : [];

  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) ask(null);
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [ask]);

  const close = () => {
    ask(null);
    goTo(question.from);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  };

  const area = document.querySelector('.react-flow')?.getBoundingClientRect();
  const wanted = flowToScreenPosition(question.position);
  const height = MENU.head + Math.max(1, steps.length) * MENU.row;
  const within = (value: number, size: number) => Math.max(8, Math.min(value, size - 8));
  const left = within(wanted.x - (area?.left ?? 0), (area?.width ?? 0) - MENU.width);
  const top = within(wanted.y - (area?.top ?? 0), (area?.height ?? 0) - height);
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={`What comes next after ${from?.label ?? 'this'}?`}
      onKeyDown={onKeyDown}
      className="absolute z-20 max-h-full overflow-y-auto rounded-sheet border border-line-strong bg-sheet p-1 shadow-sheet"
      style={{ left, top, width: MENU.width }}
    >
      <p className="px-2 py-1.5 text-xs font-semibold text-ink-faint">What comes next?</p>
      {steps.map((step) => (
        <button
          key={`${step.type} ${step.kind}`}
          type="button"
          role="menuitem"
          className="flex min-h-10 w-full items-center gap-2 rounded px-2 text-left text-sm hover:bg-sunk focus:bg-sunk"
          onClick={() => {
            ask(null);
            const made = grow(question, step);
            if (made) goTo(made);
          }}
        >
          <ComponentIcon type={step.type} size={16} />
          <span className="flex-1">{COMPONENTS[step.type].name}</span>
          <span
            className={`border-b-2 text-xs ${step.kind === 'async' ? 'border-dashed border-async text-async' : 'border-sync text-sync'}`}
          >
            {step.kind}
          </span>
        </button>
      ))}
      {steps.length === 0 && (
        <button
          type="button"
          role="menuitem"
          className="min-h-10 w-full rounded px-2 text-left text-sm text-ink-soft focus:bg-sunk"
          onClick={close}
        >
          No component of this mission can follow here.
        </button>
      )}
    </div>
  );
}
