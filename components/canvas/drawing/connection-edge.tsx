'use client';

import { memo } from 'react';
import { BaseEdge, type Edge, type EdgeProps, getSmoothStepPath } from 'reactflow';
import type { Connection } from '@/core/contracts/diagram-schema';
import { curveOf, curvePath, type Line, pointAt } from '@/core/diagram/lines';
import { useCanvas } from './canvas-store';
import { LiveMessages } from './live-messages';

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

type Ends = Pick<
  EdgeProps,
  'sourceX' | 'sourceY' | 'targetX' | 'targetY' | 'sourcePosition' | 'targetPosition'
>;

/** The way of a connection as an SVG path, and where its word stands. */
function pathOf(ends: Ends, { bend, at }: Line): [string, number, number] {
  // One that runs backwards is led around with corners, so that it does not hide behind the boxes.
  if (ends.targetX < ends.sourceX - 8) {
    const [path, x, y] = getSmoothStepPath({ ...ends, offset: 36 + bend / 2, borderRadius: 16 });
    return [path, x, y];
  }
  const from = { x: ends.sourceX, y: ends.sourceY };
  const curve = curveOf(from, { x: ends.targetX, y: ends.targetY }, bend);
  const { x, y } = pointAt(curve, at);
  return [curvePath(curve), x, y];
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
  const [path, labelX, labelY] = pathOf(ends, data?.line ?? { bend: 0, at: 0.5 });
  const colour = data?.failed ? 'var(--trouble)' : isAsync ? 'var(--async)' : 'var(--sync)';
  const word = isAsync ? (data?.connection.unit === 'item' ? 'async · per item' : 'async') : 'sync';
  const flows = useCanvas((state) => state.mission.mission.flows);
  const only = data?.connection.flows;
  const carried =
    only && flows.length > 1
      ? ` · ${flows.flatMap(({ id: flow, nouns }) => (only.includes(flow) ? [nouns?.[1] ?? flow] : [])).join(', ')}`
      : '';
  return (
    <>
      {data?.lit && (
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
      <LiveMessages id={id} path={path} colour={colour} x={labelX} y={labelY} />
      <text
        x={labelX}
        y={labelY}
        className="edge-word"
        fill={selected ? 'var(--accent)' : colour}
        fontWeight={selected ? 700 : 500}
      >
        {data?.failed ? '⚠ ' : ''}
        {data?.turn ? `${data.turn} · ` : ''}
        {word}
        {carried}
      </text>
    </>
  );
});
