import { z } from 'zod';
import type { Problem } from '../shared/problem';

/** Front matter of a mission's `walkthrough.md`: which figures of runs it quotes. */
export const WalkthroughMetaSchema = z.strictObject({
  quotes: z
    .array(
      z.strictObject({
        /** The design that was run, as a file of the mission. */
        design: z.string().regex(/^(solutions|wrong)\/[a-z0-9-]+\.json$/),
        /** Id of the check whose finding says it. */
        check: z.string().min(1),
        /** The figure as the finding prints it: "2.46 s". */
        words: z.string().min(1),
      }),
    )
    .min(1),
});

export type Quote = z.infer<typeof WalkthroughMetaSchema>['quotes'][number];

/** How a strong candidate talks a mission through, with the figures of runs in bold. */
export interface Walkthrough {
  quotes: Quote[];
  /** Markdown, headings from the third level. */
  body: string;
}

const inBold = (body: string) =>
  [...body.matchAll(/\*\*(.+?)\*\*/g)].map(([, words = '']) => words);

/** Figures that a walkthrough has in bold and does not quote from a run, and quotes that it does not have in bold. */
export function quoteProblems({ quotes, body }: Walkthrough): Problem[] {
  const bold = inBold(body);
  const quoted = quotes.map(({ words }) => words);
  const path = 'quotes';
  return [
    ...bold
      .filter((words) => !quoted.includes(words))
      .map((words) => ({ path, message: `"${words}" stands in bold and comes from no run` })),
    ...quoted
      .filter((words) => !bold.includes(words))
      .map((words) => ({ path, message: `"${words}" does not stand in the text in bold` })),
  ];
}
