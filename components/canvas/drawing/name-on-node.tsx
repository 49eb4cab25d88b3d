'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { DIAGRAM_LIMITS } from '@/core/contracts/diagram-limits';
import type { DiagramComponent } from '@/core/contracts/diagram-schema';
import { useCanvas } from './canvas-store';
import { focusComponentNode } from './node-focus';

/** The name of a component being written where it stands; Enter and leaving keep it, Escape does not. */
export function NameOnNode({ component }: { component: DiagramComponent }) {
  const [text, setText] = useState(component.label);
  const field = useRef<HTMLInputElement>(null);
  const given = useRef(false);
  const dispatch = useCanvas((s) => s.dispatch);
  const rename = useCanvas((s) => s.rename);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const end = (keep: boolean) => {
    if (given.current) return;
    given.current = true;
    rename(null);
    if (keep && text.trim() !== component.label)
      dispatch({ do: 'rename', id: component.id, label: text });
  };
  return (
    <input
      ref={field}
      aria-label={`New name of ${component.label}`}
      className="nodrag nopan w-full rounded border border-accent bg-sheet px-1 text-[13px] text-ink outline-none"
      value={text}
      maxLength={DIAGRAM_LIMITS.label}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        end(event.key === 'Enter');
        focusComponentNode(component.id);
      }}
    />
  );
}
