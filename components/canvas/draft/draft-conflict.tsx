'use client';

import { LegibleFigure } from '@/components/drawing/legible-figure';
import { DifferenceList, newParts } from '@/components/report/difference-list';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { ConflictKind } from './choose-draft';
import type { Conflict } from './draft-ports';

const WORDS: Record<ConflictKind, { why: string; here: string; there: string }> = {
  account: {
    why: 'One is in this browser, the other was saved with your account.',
    here: 'In this browser',
    there: 'In your account',
  },
  'sign-in': {
    why: 'One was drawn before you signed in, the other while you were signed in before.',
    here: 'Before signing in',
    there: 'While signed in',
  },
  tab: {
    why: 'One was drawn in this tab, the other in another tab at the same time.',
    here: 'In this tab',
    there: 'In the other tab',
  },
};

function Side({
  title,
  diagram,
  other,
  onChoose,
}: {
  title: string;
  diagram: Diagram;
  other: Diagram;
  onChoose: () => void;
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">
        {title}{' '}
        <span className="num text-ink-faint">
          ({diagram.components.length} components, {diagram.connections.length} connections)
        </span>
      </h3>
      <div className="rounded border border-line bg-paper">
        <LegibleFigure
          diagram={diagram}
          title={`Diagram ${title.toLowerCase()}`}
          className="max-h-64 overflow-auto"
          marked={newParts(other, diagram)}
        />
      </div>
      <Button look="primary" onClick={onChoose}>
        Go on with this one
      </Button>
    </section>
  );
}

/** Asks which of two drafts to go on with. Stays until the learner has chosen. */
export function DraftConflict({
  conflict,
  onChoose,
}: {
  conflict: Conflict;
  onChoose: (keepLocal: boolean) => void;
}) {
  const words = WORDS[conflict.kind];
  const local = conflict.local.diagram;
  const other = conflict.other.diagram;
  return (
    <Dialog
      title="There are two versions of your diagram"
      width="56rem"
      mustChoose
      onClose={() => {}}
    >
      <p className="mt-1 text-sm text-ink-soft">
        {words.why} Which one do you want to go on with? The other stays under “Versions”.
      </p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Side title={words.here} diagram={local} other={other} onChoose={() => onChoose(true)} />
        <Side title={words.there} diagram={other} other={local} onChoose={() => onChoose(false)} />
      </div>
      <h3 className="mt-4 text-sm font-medium">{words.here}, compared with the other one</h3>
      <div className="mt-1 max-h-32 overflow-y-auto">
        <DifferenceList before={other} after={local} />
      </div>
    </Dialog>
  );
}
