'use client';

import { LoaderCircle, Send } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { useViewer } from '@/components/ui/viewer';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Problem } from '@/core/shared/problem';
import { drawingOf } from '../draft/grown-drawing';
import type { Drawing } from '../draft/kept-draft';
import { useCanvas, useCanvasStore } from '../drawing/canvas-store';

export interface SubmitFailure {
  message: string;
  problems: Problem[];
}

type Outcome = { id: string } | SubmitFailure;

async function submit(slug: string, drawing: Drawing, idempotencyKey: string): Promise<Outcome> {
  try {
    const response = await fetch(`/api/missions/${slug}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ idempotencyKey, ...drawing }),
    });
    const body = await response.json().catch(() => null);
    if (response.ok && typeof body?.id === 'string') return { id: body.id };
    return {
      message: body?.message ?? `The server answered ${response.status}. Try again in a moment.`,
      problems: Array.isArray(body?.problems) ? body.problems : [],
    };
  } catch {
    return {
      message:
        'The server could not be reached. Your diagram is safe; submit again once you are online.',
      problems: [],
    };
  }
}

/**
 * Hands the diagram in and goes to the page that shows how its grade comes on. The same diagram sent twice (a lost answer, a
 * double click) counts once.
 */
export function SubmitButton({
  onFailure,
}: {
  onFailure: (failure: SubmitFailure | null) => void;
}) {
  const store = useCanvasStore();
  const router = useRouter();
  const viewer = useViewer();
  const opening = useCanvas((s) => s.held);
  const [busy, setBusy] = useState(false);
  const attempt = useRef<{ diagram: Diagram; key: string } | null>(null);
  const { slug } = store.getState().mission;

  if (viewer === null) {
    return (
      <Link
        href={`/sign-in?next=${encodeURIComponent(`/missions/${slug}`)}`}
        className={buttonClass('primary')}
      >
        Sign in to submit
      </Link>
    );
  }
  const send = async () => {
    const drawing = drawingOf(store.getState());
    const { diagram } = drawing;
    if (attempt.current?.diagram !== diagram)
      attempt.current = { diagram, key: crypto.randomUUID() };
    setBusy(true);
    onFailure(null);
    const outcome = await submit(slug, drawing, attempt.current.key);
    if ('id' in outcome) {
      router.push(`/submissions/${outcome.id}`);
      return;
    }
    setBusy(false);
    onFailure(outcome);
  };
  return (
    <Button look="primary" disabled={busy || opening || viewer === undefined} onClick={send}>
      {busy ? (
        <LoaderCircle size={16} aria-hidden="true" className="motion-safe:animate-spin" />
      ) : (
        <Send size={16} aria-hidden="true" />
      )}
      {busy ? 'Handing in …' : 'Submit'}
    </Button>
  );
}
