'use client';

import { type ChangeEvent, useId, useState } from 'react';
import { toSvg } from '@/components/drawing/export-svg';
import { Button, buttonClass } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { DIAGRAM_LIMITS } from '@/core/contracts/diagram-limits';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { withSeenTexts } from '@/core/diagram/unseen-texts';
import type { Problem } from '@/core/shared/problem';
import { useCanvasStore } from '../drawing/canvas-store';
import { useShowWhole } from '../drawing/use-show-whole';
import { download, svgToPng } from './download';
import { toMermaid } from './export-mermaid';

const SHOWN = 50;

function Problems({ problems }: { problems: Problem[] }) {
  return (
    <Notice kind="trouble">
      <p className="font-medium">This diagram was refused. The one on the canvas is as it was.</p>
      <ul className="mt-1 max-h-56 list-disc overflow-y-auto pl-5">
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={`${problem.path} ${problem.message}`}>
            {problem.path && <code className="font-mono text-xs">{problem.path}: </code>}
            {problem.message}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <p>… and {problems.length - SHOWN} more.</p>}
    </Notice>
  );
}

/** Takes a diagram in (JSON, checked whole before anything changes) and gives it out (JSON, Mermaid, SVG, PNG). */
export function FileDialog({ onClose }: { onClose: () => void }) {
  const store = useCanvasStore();
  const showWhole = useShowWhole();
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const id = useId();
  const { slug, mission } = store.getState().mission;
  const diagram = store.getState().history.present;

  const take = (input: string) => {
    const parsed = parseDiagramFor(mission, input);
    if (!parsed.ok) return setProblems(parsed.problems);
    store.getState().dispatch({ do: 'replace', diagram: withSeenTexts(parsed.value) });
    // What was opened may lie anywhere.
    showWhole();
    onClose();
  };
  const takeFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    if (file.size > DIAGRAM_LIMITS.bytes) {
      const message = `the file has ${file.size} bytes; a diagram has at most ${DIAGRAM_LIMITS.bytes}`;
      return setProblems([{ path: '', message }]);
    }
    take(await file.text());
  };
  const save = (ending: string, content: string, type: string) =>
    download(`${slug}.${ending}`, new Blob([content], { type }));
  const savePng = async () => {
    const { svg, width, height } = toSvg(diagram, mission);
    const png = await svgToPng(svg, width, height).catch(() => null);
    if (png) download(`${slug}.png`, png);
    else setProblems([{ path: '', message: 'this browser could not draw the picture' }]);
  };

  return (
    <Dialog title="Import and export" width="40rem" onClose={onClose}>
      <section aria-label="Export" className="mt-3">
        <h3 className="mb-2 text-sm font-semibold">Save this diagram as</h3>
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() =>
              save('json', `${JSON.stringify(diagram, null, 2)}\n`, 'application/json')
            }
          >
            JSON
          </Button>
          <Button onClick={() => save('mmd', toMermaid(diagram), 'text/plain')}>Mermaid</Button>
          <Button onClick={() => save('svg', toSvg(diagram, mission).svg, 'image/svg+xml')}>
            SVG
          </Button>
          <Button onClick={savePng}>PNG</Button>
        </div>
      </section>
      <section aria-label="Import" className="mt-6 flex flex-col gap-3">
        <h3 className="text-sm font-semibold">Open a diagram</h3>
        {problems.length > 0 && <Problems problems={problems} />}
        <label
          className={`${buttonClass()} relative self-start has-focus-visible:outline-2 has-focus-visible:outline-focus`}
        >
          From a JSON file
          <input
            type="file"
            accept=".json,application/json"
            onChange={takeFile}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
        </label>
        <label htmlFor={`${id}-text`} className="text-sm">
          Or as text
        </label>
        <textarea
          id={`${id}-text`}
          rows={5}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="rounded border border-line-strong bg-paper p-2 font-mono text-xs"
        />
        <Button
          look="primary"
          className="self-start"
          disabled={text.trim() === ''}
          onClick={() => take(text)}
        >
          Open
        </Button>
        <p className="text-xs text-ink-faint">
          It takes the place of this one; undo brings it back.
        </p>
      </section>
    </Dialog>
  );
}
