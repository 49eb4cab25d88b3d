import { z } from 'zod';
import {
  OutcomeSchema,
  PredictionSchema,
  type RememberedPrediction,
} from '@/core/contracts/prediction-schema';

const StoredSchema = z.array(
  z.strictObject({
    scenario: z.string(),
    prediction: PredictionSchema.nullable(),
    outcome: OutcomeSchema.nullable(),
  }),
);

/** The predictions that this browser remembers, from their JSON; none when it does not fit. Throws on what is not JSON. */
export function parseStoredPredictions(text: string): RememberedPrediction[] {
  const parsed = StoredSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
}
