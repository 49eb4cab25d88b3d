'use client';

import { Maximize } from 'lucide-react';
import { type CSSProperties, type DragEvent, useEffect, useMemo } from 'react';
import {
  Background,
  BackgroundVariant,
  ControlButton,
  Controls,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStore,
} from 'reactflow';
import 'reactflow/dist/style.css';
import './flow.css';
import { SMALLEST } from '@/components/drawing/view';
import { extentOf } from '@/components/drawing/ways';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { useAddComponent } from '../commands/actions';
import { PALETTE_MIME } from '../workspace/palette';
import { beginRename } from './begin-rename';
import { useCanvas, useCanvasStore } from './canvas-store';
import { ComponentNode } from './component-node';
import { ConnectionEdge } from './connection-edge';
import { Guides } from './guides';
import { NoteNode } from './note-node';
import type { Marks } from './to-flow';
import { useConnecting } from './use-connecting';
import { useFlowParts } from './use-flow-parts';
import { useNodeChanges } from './use-node-changes';
import { useShowWhole } from './use-show-whole';
import { useTroubleInView } from './use-trouble-in-view';

const NODE_TYPES = { component: ComponentNode, note: NoteNode };
const EDGE_TYPES = { connection: ConnectionEdge };
const ADD_TO_SELECTION = ['Shift', 'Meta', 'Control'];
const MIDDLE_BUTTON = [1];

/** From this size on only what is in view is drawn, and what can be read. */
const LARGE = 150;

/** Below this zoom there is room for names alone. */
const SMALL = 0.6;

/** Labels grow against the zoom down to this one. */
const LEAST_STEP = 0.5;

/** Below this zoom nothing that is written on the canvas can be read. */
const FAR = 0.3;

/** How a diagram is shown in the first frame, before its lines are laid. */
const FIT = { padding: 0.12, maxZoom: 1 };

/** From this size on a map is worth its place, unless the whole diagram is seen. */
const MAPPED = 16;

function colourOnMap(node: { type?: string; selected?: boolean }): string {
  if (node.selected) return 'var(--accent)';
  return node.type === 'note' ? 'var(--note)' : 'var(--line-strong)';
}

/** The drawing surface. All it shows comes from the store; all it changes goes there as commands. */
export function Flow({
  marks,
  map,
  onMoved,
}: {
  marks: Marks;
  map: boolean;
  /** The view was moved, by hand or by the page. */
  onMoved?: (byHand: boolean) => void;
}) {
  const count = useCanvas((s) => s.history.present.components.length);
  const { screenToFlowPosition } = useReactFlow();
  const showWhole = useShowWhole();
  const store = useCanvasStore();
  const addComponent = useAddComponent();
  const { drag, ...changes } = useNodeChanges();
  const { nodes, edges } = useFlowParts(marks, drag?.places ?? null);
  const connecting = useConnecting();
  useTroubleInView();
  const far = useStore((s) => s.transform[2] < FAR);
  const diagram = useCanvas((s) => s.history.present);
  const { all } = useMemo(() => extentOf({ ...diagram, connections: [] }), [diagram]);
  const beyond = useStore(({ transform: [x, y, zoom], width, height }) => {
    const [left, top] = [all.x * zoom + x, all.y * zoom + y];
    return (
      left < 0 || top < 0 || left + all.width * zoom > width || top + all.height * zoom > height
    );
  });
  // In steps, so that zooming does not write all labels anew in every frame.
  const step = useStore((s) =>
    Math.max(LEAST_STEP, Math.min(1, Math.floor(s.transform[2] * 16) / 16)),
  );

  // A diagram that was opened, not drawn, is shown whole.
  const opened = useCanvas((s) => (s.history.log.length === 0 ? s.history.present : null));
  useEffect(() => {
    if (opened) showWhole();
  }, [opened, showWhole]);

  const onDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(PALETTE_MIME);
    if (!type) return;
    event.preventDefault();
    addComponent(
      type as ComponentTypeId,
      screenToFlowPosition({ x: event.clientX, y: event.clientY }),
    );
  };

  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      {...changes}
      {...connecting}
      onMoveEnd={(event) => onMoved?.(event !== null)}
      connectOnClick
      connectionRadius={32}
      deleteKeyCode={null}
      // As in other drawing programs: the wheel moves the paper, with Ctrl it zooms; Space and drag moves it too, and a drag on
      // empty paper selects. A finger moves the paper.
      panOnScroll
      panOnDrag={MIDDLE_BUTTON}
      selectionOnDrag
      selectionKeyCode={null}
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode={ADD_TO_SELECTION}
      zoomOnDoubleClick={false}
      onNodeDoubleClick={(_event, node) => {
        if (node.type === 'component') beginRename(store.getState(), node.id);
      }}
      snapToGrid
      snapGrid={[8, 8]}
      fitView
      fitViewOptions={FIT}
      minZoom={SMALLEST}
      maxZoom={2}
      aria-label="Diagram"
      className={far && count > LARGE ? 'far' : step < SMALL ? 'small' : undefined}
      style={{ '--zoom': step } as CSSProperties}
      onlyRenderVisibleElements={count > LARGE}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={onDrop}
    >
      <Background variant={BackgroundVariant.Lines} gap={32} color="var(--grid)" />
      <Controls showInteractive={false} showFitView={false}>
        <ControlButton
          className="react-flow__controls-fitview"
          title="Fit View"
          aria-label="Fit View"
          onClick={() => showWhole('whole')}
        >
          <Maximize size={14} aria-hidden="true" className="!fill-none" />
        </ControlButton>
      </Controls>
      {map && count >= MAPPED && beyond && (
        <MiniMap
          className="rounded border border-line max-lg:hidden"
          pannable
          zoomable
          ariaLabel="Map of the diagram"
          nodeColor={colourOnMap}
          nodeStrokeWidth={0}
        />
      )}
      {drag && drag.guides.length > 0 && <Guides guides={drag.guides} />}
    </ReactFlow>
  );
}
