'use client';

import { useCallback, useState } from 'react';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { sameDiagram } from '@/core/diagram/same-diagram';
import { initialDiagram } from '@/core/missions/initial-diagram';
import type { Start } from '@/core/missions/starts';
import { useCanvasStore } from '../drawing/canvas-store';
import { useShowWhole } from '../drawing/use-show-whole';
import type { Choice } from './start-ladder';

const BLANK = 'Blank canvas';

/** Whether something would be lost: the diagram is neither blank nor one of the starts as it came. */
export function isDrawn(diagram: Diagram, blank: Diagram, starts: readonly Start[]): boolean {
  const untouched = [blank, ...starts.map((start) => start.diagram)];
  return !untouched.some((known) => sameDiagram(known, diagram));
}

/**
 * Beginning a mission from a given design. What was drawn is asked for first, is put aside, and can be brought back; both
 * are commands that undo knows.
 */
export function useStarts(starts: readonly Start[]) {
  const store = useCanvasStore();
  const showWhole = useShowWhole();
  const [asked, setAsked] = useState<{ choice: Choice; title: string } | null>(null);
  const [task, setTask] = useState<Start | null>(null);
  const [aside, setAside] = useState<Diagram | null>(null);

  const show = useCallback(
    (diagram: Diagram) => {
      const replaced = store.getState().dispatch({ do: 'replace', diagram });
      if (replaced) showWhole();
      return replaced;
    },
    [store, showWhole],
  );
  const take = useCallback(
    (choice: Choice) => {
      const { mission, history, say } = store.getState();
      const blank = initialDiagram(mission.mission);
      const before = history.present;
      if (!show(choice?.diagram ?? blank)) return;
      if (isDrawn(before, blank, starts)) setAside(before);
      setTask(choice);
      if (choice) say(`${choice.title}. ${choice.task}`);
    },
    [store, show, starts],
  );
  const choose = useCallback(
    (choice: Choice) => {
      const { mission, history } = store.getState();
      const drawn = isDrawn(history.present, initialDiagram(mission.mission), starts);
      if (drawn) setAsked({ choice, title: choice?.title ?? BLANK });
      else take(choice);
    },
    [store, starts, take],
  );
  const restore = useCallback(() => {
    if (aside && show(aside)) {
      setAside(null);
      setTask(null);
    }
  }, [aside, show]);

  return {
    asked,
    task,
    aside,
    choose,
    confirm: () => asked && take(asked.choice),
    dismiss: () => setAsked(null),
    restore,
    close: () => {
      setTask(null);
      setAside(null);
    },
  };
}
