'use client';

import { Lock, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { Handle, type Node, type NodeProps, Position } from 'reactflow';
import { ComponentIcon } from '@/components/drawing/component-icon';
import { SHAPE, SHAPES } from '@/components/drawing/component-shape';
import type { DiagramComponent } from '@/core/contracts/diagram-schema';
import { isBeforeTrouble, usePlayer } from '../run/player-store';
import { typeName, useCanvas } from './canvas-store';
import { LiveComponent, useIsLive } from './live';
import { NameOnNode } from './name-on-node';

export type ComponentNodeType = Node<
  {
    component: DiagramComponent;
    given: boolean;
    summary: string;
    trouble: boolean;
    /** It is spoken of beside the canvas. */
    lit: boolean;
  },
  'component'
>;

const HANDLE =
  '!size-6 !border-0 !bg-transparent after:absolute after:inset-[7px] after:rounded-full after:border-2 after:border-line-strong after:bg-sheet hover:after:border-accent hover:after:bg-accent';

/** One component on the canvas: the shape and icon of its type, its name, its main settings, and its part in the last run. */
export const ComponentNode = memo(function ComponentNode({
  data,
  selected,
}: NodeProps<ComponentNodeType>) {
  const { component, given, summary, lit } = data;
  // While a run is played, a component is in trouble from its first error on and not before.
  const early = usePlayer((state) => isBeforeTrouble(state, component.id));
  const trouble = data.trouble && !early;
  const renaming = useCanvas((state) => state.renaming === component.id);
  const shape = SHAPES[component.type];
  const live = useIsLive();
  return (
    <div className="group relative" style={{ width: SHAPE.width, height: SHAPE.height }}>
      <svg
        width={SHAPE.width}
        height={SHAPE.height}
        className="absolute inset-0 overflow-visible"
        aria-hidden="true"
      >
        {lit && (
          <path d={shape.outline} fill="none" stroke="var(--focus)" strokeWidth="9" opacity="0.3" />
        )}
        <path
          d={shape.outline}
          fill={trouble ? 'var(--trouble-soft)' : 'var(--sheet)'}
          stroke={selected ? 'var(--accent)' : trouble ? 'var(--trouble)' : 'var(--line-strong)'}
          strokeWidth={selected ? 2.5 : 1.5}
          strokeDasharray={shape.dashed ? '5 4' : undefined}
        />
        {shape.detail && (
          <path d={shape.detail} fill="none" stroke="var(--line)" strokeWidth="1.5" />
        )}
      </svg>
      <div
        // Below the rim of a cylinder.
        className={`relative flex h-full items-center gap-2 pr-3 pl-4 ${component.type === 'database' ? 'pt-4' : ''}`}
      >
        <span className={trouble ? 'text-trouble' : 'text-ink-soft'}>
          <ComponentIcon type={component.type} />
        </span>
        <div className="min-w-0 flex-1 leading-tight">
          {renaming ? (
            <NameOnNode component={component} />
          ) : (
            <div className="node-name line-clamp-2 font-medium" title={component.label}>
              {component.label}
            </div>
          )}
          <div className="node-line truncate text-ink-faint">
            {summary ? <span className="font-mono">{summary}</span> : typeName(component.type)}
          </div>
        </div>
        {trouble && (
          <span title="Errors in the last run">
            <TriangleAlert size={14} className="text-trouble" aria-hidden="true" />
          </span>
        )}
        {given && (
          <span title="Given by the mission">
            <Lock size={12} className="text-ink-faint" aria-label="given by the mission" />
          </span>
        )}
      </div>
      {live && <LiveComponent id={component.id} type={component.type} />}
      <Handle type="target" position={Position.Left} className={HANDLE} title="Connect to here" />
      <Handle
        type="source"
        position={Position.Right}
        className={HANDLE}
        title="Drag, or click and then click the other end, to connect"
      />
    </div>
  );
});
