'use client';

import { TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useCanvas } from './canvas-store';

const REFUSAL_MS = 9000;

/** Says what happened: to screen readers always, on screen when something was refused. */
export function Messages() {
  const message = useCanvas((s) => s.message);
  const clear = useCanvas((s) => s.clearMessage);
  useEffect(() => {
    if (!message?.refused) return;
    const timer = setTimeout(clear, REFUSAL_MS);
    return () => clearTimeout(timer);
  }, [message, clear]);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {/* A new element each time: the same words twice are said twice. */}
        {message && !message.refused && <span key={message.at}>{message.text}</span>}
      </p>
      <div
        aria-live="assertive"
        className="pointer-events-none absolute inset-x-0 bottom-4 z-10 flex justify-center px-4"
      >
        {message?.refused && (
          <div
            key={message.at}
            className="pointer-events-auto flex max-w-lg items-start gap-2 rounded-sheet border border-trouble bg-sheet px-4 py-3 text-sm shadow-sheet"
          >
            <TriangleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-trouble" />
            <span>{message.text}</span>
            <button type="button" aria-label="Close" onClick={clear} className="p-0.5">
              <X size={16} aria-hidden="true" />
            </button>
          </div>
        )}
      </div>
    </>
  );
}
