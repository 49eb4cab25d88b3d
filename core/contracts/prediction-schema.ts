import { z } from 'zod';

/** What a learner predicts before the first run of a scenario; null where they left a question open. */
export const PredictionSchema = z.strictObject({
  /** The client's answer, p99, ms. */
  answerMs: z.number().min(0).max(1e9).nullable(),
  /** Until the last item is delivered, ms. */
  drainMs: z.number().min(0).max(1e9).nullable(),
  /** Most messages in any one queue. */
  peakDepth: z.number().min(0).max(1e9).nullable(),
  /** Items delivered again, all flows together. */
  duplicates: z.number().min(0).max(1e9).nullable(),
});

export type Prediction = z.infer<typeof PredictionSchema>;

const OutcomeValueSchema = z.union([z.number().min(0).max(1e12), z.literal('infinite'), z.null()]);

/** What a run showed for the predicted quantities; null where nothing of the kind happened. */
export const OutcomeSchema = z.strictObject({
  answerMs: OutcomeValueSchema,
  drainMs: OutcomeValueSchema,
  peakDepth: OutcomeValueSchema,
  duplicates: OutcomeValueSchema,
});

export type Outcome = z.infer<typeof OutcomeSchema>;

/** A prediction as it is remembered: null when it was skipped, and its outcome null until the run has finished. */
export interface RememberedPrediction {
  scenario: string;
  prediction: Prediction | null;
  outcome: Outcome | null;
}
