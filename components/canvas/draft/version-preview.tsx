'use client';

import { useEffect, useState } from 'react';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { DifferenceList, newParts } from '@/components/report/difference-list';
import { Button } from '@/components/ui/button';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { RestorePoint } from '@/core/contracts/restore-points';
import { useCanvas } from '../drawing/canvas-store';
import type { PointBook } from './point-book';
import { versionTitle } from './version-words';

/** One version: its picture, what going back would change, and the ways on. */
export function VersionPreview({
  point,
  book,
  onRestore,
  onRemove,
}: {
  point: RestorePoint;
  book: PointBook;
  onRestore: (point: RestorePoint) => void;
  onRemove: (point: RestorePoint) => void;
}) {
  const present = useCanvas((s) => s.history.present);
  const [diagram, setDiagram] = useState<Diagram | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void book.load(point.id).then((loaded) => current && setDiagram(loaded));
    return () => {
      current = false;
    };
  }, [book, point.id]);
  if (diagram === undefined) return <p className="text-sm text-ink-soft">Opening …</p>;
  if (diagram === null)
    return <p className="text-sm text-trouble">This version could not be loaded.</p>;
  return (
    <section aria-label={versionTitle(point)} className="flex min-w-0 flex-col gap-3">
      <div className="rounded border border-line bg-paper">
        <LegibleFigure
          diagram={diagram}
          title={versionTitle(point)}
          className="max-h-64 overflow-auto"
          marked={newParts(present, diagram)}
        />
      </div>
      <div>
        <h3 className="text-sm font-medium">What going back would change</h3>
        <div className="mt-1 max-h-32 overflow-y-auto">
          <DifferenceList before={present} after={diagram} />
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => onRestore(point)}>
          Go back to this version
        </Button>
        {point.name !== null && (
          <Button look="danger" onClick={() => onRemove(point)}>
            Remove
          </Button>
        )}
      </div>
    </section>
  );
}
