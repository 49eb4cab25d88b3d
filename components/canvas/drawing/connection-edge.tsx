'use client';

import { memo } from 'react';
import { BaseEdge, type Edge, type EdgeProps } from 'reactflow';
import { SHAPE } from '@/components/drawing/component-shape';
import { connectionWord } from '@/components/drawing/connection-word';
import type { Connection } from '@/core/contracts/diagram-schema';
import { curveOf, curvePath, type Line, pointAt } from '@/core/diagram/curves';
import { useCanvas } from './canvas-store';
import { LiveMessages, useIsLive } from './live';

/** Across the visible dot of a handle. */
export const DOT_PX = 10;

export type ConnectionEdgeType = Edge<
  {
    connection: Connection;
    from: string;
    to: string;
    failed: boolean;
    /** It is spoken of beside the canvas. */
    lit: boolean;
    /** Its place among the calls that its sender makes one after the other, from 1; null where the order means nothing. */
    turn: number | null;
    line: Line;
  },
  'connection'
>;

type Ends = Pick<EdgeProps, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>;

/** The way of a connection, from where React Flow has its handles: the rims of the dots at the right and the left of its components. */
function wayOf({ sourceX, sourceY, targetX, targetY }: Ends, line: Line) {
  const half = SHAPE.height / 2;
  const from = { x: sourceX - SHAPE.width - DOT_PX / 2, y: sourceY - half };
  return curveOf(from, { x: targetX + DOT_PX / 2, y: targetY - half }, SHAPE, line);
}

/** One connection: solid for synchronous, dashed for asynchronous, and the word beside it. */
export const ConnectionEdge = memo(function ConnectionEdge({
  id,
  data,
  selected,
  markerEnd,
  ...ends
}: EdgeProps<ConnectionEdgeType>) {
  const isAsync = data?.connection.kind === 'async';
  const flows = useCanvas((state) => state.mission.mission.flows);
  const live = useIsLive();
  if (!data) return null;
  const curve = wayOf(ends, data.line);
  const path = curvePath(curve);
  const { x: labelX, y: labelY } = pointAt(curve, data.line.at);
  const colour = data.failed ? 'var(--trouble)' : isAsync ? 'var(--async)' : 'var(--sync)';
  return (
    <>
      {data.lit && (
        <path d={path} fill="none" stroke="var(--focus)" strokeWidth="10" opacity="0.3" />
      )}
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
      {live && <LiveMessages id={id} path={path} colour={colour} x={labelX} y={labelY} />}
      <text
        x={labelX}
        y={labelY}
        className="edge-word"
        fill={selected ? 'var(--accent)' : colour}
        fontWeight={selected ? 700 : 500}
      >
        {data.failed ? '⚠ ' : ''}
        {connectionWord(data.connection, data.turn, flows)}
      </text>
    </>
  );
});
