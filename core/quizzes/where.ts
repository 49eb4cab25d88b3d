import { z } from 'zod';
import { DiagramSchema, IdSchema } from '../contracts/diagram-schema';
import { parseDiagram } from '../diagram/parse-diagram';
import { optionsType } from './options-type';
import { commonParts, ExplanationSchema, type Option, oneRight } from './question-parts';
import type { QuestionType } from './question-type';

const PlaceSchema = z.strictObject({
  /** Id of a component of the diagram. */
  id: IdSchema,
  correct: z.boolean(),
  explanation: ExplanationSchema,
});

/** A small diagram, one component of which is where it breaks. */
export const WhereSchema = z
  .strictObject({
    kind: z.literal('where'),
    ...commonParts,
    diagram: DiagramSchema,
    places: z.array(PlaceSchema).min(2).max(8),
  })
  .superRefine(({ diagram, places }, context) => {
    const parsed = parseDiagram(diagram);
    for (const { path, message } of parsed.ok ? [] : parsed.problems) {
      context.addIssue({ code: 'custom', path: ['diagram'], message: `${path}: ${message}` });
    }
    if (!oneRight(places)) {
      const message = 'exactly one place must be correct';
      context.addIssue({ code: 'custom', path: ['places'], message });
    }
    places.forEach(({ id }, index) => {
      if (!diagram.components.some((component) => component.id === id)) {
        const message = `there is no component "${id}"`;
        context.addIssue({ code: 'custom', path: ['places', index, 'id'], message });
      }
    });
  });

type WhereQuestion = z.infer<typeof WhereSchema>;

const choices = optionsType<{ options: readonly Option[] }>(1);

function asOptions({ diagram, places }: WhereQuestion): { options: Option[] } {
  const labels = new Map(diagram.components.map(({ id, label }) => [id, label]));
  return { options: places.map((place) => ({ ...place, text: labels.get(place.id) ?? place.id })) };
}

/** Answer: the id of one component. The places keep the order of the file, which follows the diagram. */
export const where: QuestionType<WhereQuestion> = {
  problem: (question, choice) => choices.problem(asOptions(question), choice),
  isRight: (question, choice) => choices.isRight(asOptions(question), choice),
  solution: (question) => choices.solution(asOptions(question)),
  publicParts: (question) => ({
    ...choices.publicParts(asOptions(question), (entries) => [...entries]),
    diagram: question.diagram,
  }),
  explain: (question, choice) => choices.explain(asOptions(question), choice),
  distinct: ({ places }) => [{ path: 'places', entries: places }],
};
