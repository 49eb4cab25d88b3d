import { z } from 'zod';

/** An answer as it is sent: short strings, read strictly by the question's kind when it is scored. */
export const ChoiceSchema = z.array(z.string().min(1).max(81)).max(8);
