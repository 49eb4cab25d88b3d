'use client';

import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { fetchViewer } from '@/components/ui/viewer';
import {
  type Outcome,
  OutcomeSchema,
  type Prediction,
  PredictionSchema,
  type RememberedPrediction,
} from '@/core/missions/predictions';
import type { ActionResult } from '@/core/shared/action-result';

/** The server's memory of predictions; used for people who are signed in. */
export interface PredictionActions {
  load: (mission: string) => Promise<ActionResult<RememberedPrediction[]>>;
  save: (entry: RememberedPrediction & { mission: string }) => Promise<ActionResult<unknown>>;
}

const StoredSchema = z.array(
  z.strictObject({
    scenario: z.string(),
    prediction: PredictionSchema.nullable(),
    outcome: OutcomeSchema.nullable(),
  }),
);

const keyOf = (mission: string) => `backpressure:predictions:${mission}`;

function readStored(mission: string): RememberedPrediction[] {
  try {
    const parsed = StoredSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(mission)) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** The server's predictions and those of this browser that the server does not know; the server's come first. */
export function mergePredictions(
  server: readonly RememberedPrediction[],
  browser: readonly RememberedPrediction[],
): RememberedPrediction[] {
  const scenarios = new Set(server.map((entry) => entry.scenario));
  return [...server, ...browser.filter((entry) => !scenarios.has(entry.scenario))];
}

/** What was predicted for each scenario of a mission: remembered in this browser, and on the server when signed in. */
export function usePredictions(mission: string, actions: PredictionActions) {
  const [known, setKnown] = useState<RememberedPrediction[]>([]);

  useEffect(() => {
    let current = true;
    setKnown(readStored(mission));
    const load = async () => {
      const viewer = await fetchViewer();
      if (!viewer) return;
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
      setKnown((before) => {
        const now = [...before.filter((other) => other.scenario !== entry.scenario), entry];
        try {
          localStorage.setItem(keyOf(mission), JSON.stringify(now));
        } catch {
          // It is then asked again next time.
        }
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
