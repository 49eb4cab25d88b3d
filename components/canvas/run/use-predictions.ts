'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchViewer } from '@/components/ui/viewer';
import type { Outcome, Prediction, RememberedPrediction } from '@/core/contracts/prediction-schema';
import type { ActionResult } from '@/core/shared/action-result';

/** The server's memory of predictions; used for people who are signed in. */
export interface PredictionActions {
  load: (mission: string) => Promise<ActionResult<RememberedPrediction[]>>;
  save: (entry: RememberedPrediction & { mission: string }) => Promise<ActionResult<unknown>>;
}

const keyOf = (mission: string, owner: string | null) =>
  `backpressure:predictions:${mission}:${owner ?? 'visitor'}`;

async function readStored(mission: string, owner: string | null): Promise<RememberedPrediction[]> {
  try {
    const text = localStorage.getItem(keyOf(mission, owner));
    if (!text) return [];
    // The schemas come along only when there is something to read.
    const { parseStoredPredictions } = await import('./stored-predictions');
    return parseStoredPredictions(text);
  } catch {
    return [];
  }
}

function store(mission: string, owner: string | null, entries: RememberedPrediction[]): void {
  try {
    localStorage.setItem(keyOf(mission, owner), JSON.stringify(entries));
  } catch {
    // It is then asked again next time.
  }
}

/** All of `first`, and of `then` what `first` does not know. */
export function mergePredictions(
  first: readonly RememberedPrediction[],
  then: readonly RememberedPrediction[],
): RememberedPrediction[] {
  const scenarios = new Set(first.map((entry) => entry.scenario));
  return [...first, ...then.filter((entry) => !scenarios.has(entry.scenario))];
}

/**
 * What was predicted for each scenario of a mission: remembered in this browser, and on the server when signed in. Without actions
 * nothing is known and nothing remembered.
 */
export function usePredictions(mission: string, actions: PredictionActions | null) {
  const [known, setKnown] = useState<RememberedPrediction[]>([]);
  const owner = useRef<string | null>(null);

  useEffect(() => {
    if (!actions) return;
    let current = true;
    const load = async () => {
      const viewer = await fetchViewer().catch(() => null);
      if (!current) return;
      // Several people may use one browser: each has a memory of their own, and a visitor's comes along on sign-in.
      owner.current = viewer?.id ?? null;
      const visitor = await readStored(mission, null);
      const own = viewer ? await readStored(mission, viewer.id) : [];
      if (!current) return;
      const stored = mergePredictions(own, visitor);
      setKnown((before) => mergePredictions(before, stored));
      if (!viewer) return;
      if (visitor.length > 0) {
        store(mission, viewer.id, stored);
        store(mission, null, []);
        // What the account knows already stays as it is, so this may be sent again.
        await Promise.all(visitor.map((entry) => actions.save({ mission, ...entry })));
      }
      const result = await actions.load(mission);
      if (!current || !result.ok) return;
      // A prediction may have been made while the server was asked.
      setKnown((before) => mergePredictions(result.value, before));
    };
    // Without the server the browser's own memory has to do.
    load().catch(() => {});
    return () => {
      current = false;
    };
  }, [mission, actions]);

  const remember = useCallback(
    (entry: RememberedPrediction) => {
      if (!actions) return;
      setKnown((before) => {
        const now = [...before.filter((other) => other.scenario !== entry.scenario), entry];
        const whose = owner.current;
        // What was stored may not have been read yet.
        void readStored(mission, whose).then((stored) =>
          store(mission, whose, mergePredictions(now, stored)),
        );
        return now;
      });
      fetchViewer()
        .then((viewer) => (viewer ? actions.save({ mission, ...entry }) : null))
        .catch(() => {});
    },
    [mission, actions],
  );

  const find = useCallback(
    (scenario: string) => known.find((entry) => entry.scenario === scenario) ?? null,
    [known],
  );
  const predict = useCallback(
    (scenario: string, prediction: Prediction | null) =>
      remember({ scenario, prediction, outcome: null }),
    [remember],
  );
  const settle = useCallback(
    (scenario: string, outcome: Outcome) => {
      const entry = known.find((other) => other.scenario === scenario);
      if (entry && entry.outcome === null) remember({ ...entry, outcome });
    },
    [known, remember],
  );
  return { find, predict, settle };
}
