'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { missionNames } from '@/components/report/report-titles';
import { talkId } from '@/components/talk/talk-marks';
import { targetWords } from '@/components/talk/target-words';
import { useViewer } from '@/components/ui/viewer';
import type { TalkThread } from '@/core/contracts/talk-line';
import type { ActionResult } from '@/core/shared/action-result';
import { useCanvas } from '../drawing/canvas-store';

interface Talk {
  submissionId: string | null;
  threads: TalkThread[];
}

/** What the viewer's classes say about their latest submission of this mission, each text with the way to its part on the canvas. */
export function CanvasTalk({
  mission: slug,
  load,
}: {
  mission: string;
  load: (input: { mission: string }) => Promise<ActionResult<Talk>>;
}) {
  const signedIn = useViewer() != null;
  const [talk, setTalk] = useState<Talk | null>(null);
  const diagram = useCanvas((s) => s.history.present);
  const mission = useCanvas((s) => s.mission.mission);
  const select = useCanvas((s) => s.select);
  useEffect(() => {
    if (!signedIn) return;
    let current = true;
    load({ mission: slug }).then(
      (answer) => current && answer.ok && setTalk(answer.value),
      // The canvas works without; the report has the same.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [signedIn, slug, load]);
  if (talk === null || talk.threads.length === 0) return null;
  const names = missionNames(mission);
  return (
    <section aria-label="Comments" className="mb-6 border-b border-line pb-4 text-sm">
      <h2 className="mb-2 font-semibold">What your class says</h2>
      <ul className="space-y-3">
        {talk.threads.map((thread) => {
          const { kind, part } = thread.target;
          const there =
            part !== null &&
            (kind === 'component'
              ? diagram.components.some(({ id }) => id === part)
              : kind === 'connection' && diagram.connections.some(({ id }) => id === part));
          const last = thread.texts.at(-1);
          const words = targetWords(thread.target, diagram, names);
          return (
            <li key={thread.id}>
              {there ? (
                <button
                  type="button"
                  className="font-medium text-accent underline underline-offset-2"
                  onClick={() =>
                    select(kind === 'component' ? { components: [part] } : { connections: [part] })
                  }
                >
                  {words}
                </button>
              ) : (
                <span className="font-medium">
                  {kind === 'component' || kind === 'connection'
                    ? 'A part that is gone from this diagram'
                    : words}
                </span>
              )}
              <p className="line-clamp-6 break-words whitespace-pre-wrap text-ink-soft">
                {last?.text}
              </p>
              <Link
                href={`/submissions/${talk.submissionId}#${talkId(thread.id)}`}
                prefetch={false}
                className="text-xs text-accent underline underline-offset-2"
              >
                Read and answer it on the report
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
