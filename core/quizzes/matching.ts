import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { choiceProblem, commonParts, ExplanationSchema, TextSchema } from './question-parts';
import type { QuestionType } from './question-type';

const GroupSchema = z.strictObject({ id: IdSchema, text: z.string().min(1).max(60) });
const ItemSchema = z.strictObject({
  id: IdSchema,
  text: TextSchema,
  group: IdSchema,
  explanation: ExplanationSchema,
});

/** Items to sort into two to four groups, none of which stays empty. */
export const MatchingSchema = z
  .strictObject({
    kind: z.literal('matching'),
    ...commonParts,
    groups: z.array(GroupSchema).min(2).max(4),
    items: z.array(ItemSchema).min(3).max(8),
  })
  .superRefine(({ groups, items }, context) => {
    items.forEach(({ group }, index) => {
      if (!groups.some(({ id }) => id === group)) {
        const message = `there is no group "${group}"`;
        context.addIssue({ code: 'custom', path: ['items', index, 'group'], message });
      }
    });
    groups.forEach(({ id }, index) => {
      if (!items.some(({ group }) => group === id)) {
        const message = 'no item belongs to this group';
        context.addIssue({ code: 'custom', path: ['groups', index], message });
      }
    });
  });

type MatchingQuestion = z.infer<typeof MatchingSchema>;

const pairOf = ({ id, group }: { id: string; group: string }) => `${id}=${group}`;

/** Answer: one `item=group` for every item, in any order. */
export const matching: QuestionType<MatchingQuestion> = {
  problem: ({ items, groups }, choice) => {
    const pairs = choice.map((pair) => pair.split('='));
    const unknown = pairs.find(
      (pair) => pair.length !== 2 || !groups.some(({ id }) => id === pair[1]),
    );
    if (unknown) return `"${unknown.join('=')}" names no item and group`;
    const problem = choiceProblem(
      items,
      pairs.map(([item]) => item ?? ''),
    );
    return problem ?? (choice.length === items.length ? null : 'every item needs a group');
  },
  isRight: ({ items }, choice) => items.every((item) => choice.includes(pairOf(item))),
  solution: ({ items }) => items.map(pairOf),
  publicParts: ({ items, groups }, mix) => ({
    options: mix(items.map(({ id, text }) => ({ id, text }))),
    groups: groups.map(({ id, text }) => ({ id, text })),
  }),
  explain: ({ items }, choice) =>
    items.map((item) => ({
      id: item.id,
      correct: choice.includes(pairOf(item)),
      chosen: choice.some((pair) => pair.startsWith(`${item.id}=`)),
      explanation: item.explanation,
    })),
  distinct: ({ items, groups }) => [
    { path: 'items', entries: items },
    { path: 'groups', entries: groups },
  ],
};
