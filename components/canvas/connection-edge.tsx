'use client';

import { memo } from 'react';
import { BaseEdge, type Edge, type EdgeProps, getBezierPath, getSmoothStepPath } from 'reactflow';
import type { Connection } from '@/core/diagram/diagram-schema';
import { LiveMessages } from './live-messages';

export type ConnectionEdgeType = Edge<
  { connection: Connection; from: string; to: string; failed: boolean },
  'connection'
>;

/** One connection: solid for synchronous, dashed for asynchronous, and the word beside it. */
export const ConnectionEdge = memo(function ConnectionEdge({
  id,
  data,
  selected,
  markerEnd,
  ...ends
}: EdgeProps<ConnectionEdgeType>) {
  const isAsync = data?.connection.kind === 'async';
  // A connection that runs backwards is led around with corners, so that it does not hide behind the boxes.
  const backwards = ends.targetX < ends.sourceX - 8;
  const [path, labelX, labelY] = backwards
    ? getSmoothStepPath({ ...ends, offset: 36, borderRadius: 16 })
    : getBezierPath(ends);
  const colour = data?.failed ? 'var(--trouble)' : isAsync ? 'var(--async)' : 'var(--sync)';
  const word = isAsync ? (data?.connection.unit === 'item' ? 'async · per item' : 'async') : 'sync';
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        markerEnd={markerEnd}
        interactionWidth={24}
        style={{
          stroke: colour,
          strokeWidth: selected ? 3 : 2,
          strokeDasharray: isAsync ? '7 5' : undefined,
        }}
      />
      <LiveMessages id={id} path={path} colour={colour} x={labelX} y={labelY} />
      <text
        x={labelX}
        y={labelY}
        className="edge-word"
        fill={selected ? 'var(--accent)' : colour}
        fontWeight={selected ? 700 : 500}
      >
        {data?.failed ? '⚠ ' : ''}
        {word}
      </text>
    </>
  );
});
