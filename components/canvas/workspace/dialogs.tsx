'use client';

import dynamic from 'next/dynamic';
import type { useShortcuts } from '../commands/use-shortcuts';
import type { useDraft } from '../draft/use-draft';
import type { useStarts } from './use-starts';

// What is not there when a mission opens comes along when it is asked for.
const CommandPalette = dynamic(() =>
  import('../commands/command-palette').then((m) => m.CommandPalette),
);
const DraftConflict = dynamic(() => import('../draft/draft-conflict').then((m) => m.DraftConflict));
const FileDialog = dynamic(() => import('../commands/file-dialog').then((m) => m.FileDialog));
const ReplaceDialog = dynamic(() => import('./replace-dialog').then((m) => m.ReplaceDialog));
const ShortcutHelp = dynamic(() => import('../commands/shortcut-help').then((m) => m.ShortcutHelp));
const VersionsDialog = dynamic(() =>
  import('../draft/versions-dialog').then((m) => m.VersionsDialog),
);

/** Every dialog of the workspace, each while it is open. */
export function Dialogs({
  begin,
  draft,
  shortcuts,
  opened,
  onClose,
}: {
  begin: ReturnType<typeof useStarts>;
  draft: ReturnType<typeof useDraft>;
  shortcuts: ReturnType<typeof useShortcuts>;
  opened: 'files' | 'versions' | null;
  onClose: () => void;
}) {
  return (
    <>
      {begin.asked && (
        <ReplaceDialog
          title={begin.asked.title}
          onReplace={begin.confirm}
          onClose={begin.dismiss}
        />
      )}
      {opened === 'files' && <FileDialog onClose={onClose} />}
      {opened === 'versions' && draft.book && (
        <VersionsDialog book={draft.book} onClose={onClose} />
      )}
      {shortcuts.palette && (
        <CommandPalette
          perform={(shortcut) => shortcuts.perform(shortcut, null)}
          goTo={shortcuts.goTo}
          onClose={() => shortcuts.setPalette(false)}
        />
      )}
      {shortcuts.help && (
        <ShortcutHelp
          letters={shortcuts.letters}
          onLetters={shortcuts.setLetters}
          onClose={() => shortcuts.setHelp(false)}
        />
      )}
      {draft.conflict && <DraftConflict conflict={draft.conflict} onChoose={draft.settle} />}
    </>
  );
}
