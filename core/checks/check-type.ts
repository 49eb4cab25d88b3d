import type { z } from 'zod';
import type { Diagram } from '../contracts/diagram-schema';
import type { FindingData, Verdict } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import type { ToldStory } from '../contracts/story-step';
import type { Graph } from '../diagram/graph';
import { type Say, sayFor } from './say';
import type { Judgement } from './verdict';

/** All that a check may look at. Nothing here tells it who made the diagram, or when. */
export interface CheckContext {
  mission: Mission;
  diagram: Diagram;
  /** The graph of the connections that carry this flow; of all connections without one. */
  graph(flow?: string): Graph;
  /** What happened in a scenario of the mission; simulated on first use, once. */
  run(scenario: string): ScenarioRun;
  /**
   * The story of the first item of a flow that came to grief in one of these ways, tried in order; null when there is none.
   * Runs the scenario once more, so ask only for a promise that is broken.
   */
  story(scenario: string, flow: string, kinds: readonly TroubleKind[]): ToldStory | null;
}

/** Ways in which an item can come to grief. */
export type TroubleKind = 'partly' | 'duplicated' | 'deadLettered' | 'pending' | 'lost' | 'refused';

/** One rule of the catalogue, its parameters and causes erased so that all rules fit one registry. */
export interface CheckType {
  id: string;
  /** One line for authors of missions. */
  summary: string;
  /**
   * Shape of the parameters in `mission.yaml`. By convention `flow`, `scenario`, `scenarios` and `target` hold ids,
   * and `parseMission` looks them up.
   */
  params: z.ZodType<Record<string, unknown>>;
  /** Whether chance may decide it where something fails: then one throw of the dice is never enough. */
  chance: boolean;
  /** What is wrong with parameters of the right shape for this mission, in words for its author; null when nothing is. */
  problem(mission: Mission, params: unknown): string | null;
  /** Every cause that the check may find. */
  causes: readonly string[];
  /** What a cause with its data says under the labels of a diagram; null for a cause that is none of the check's. */
  say(
    cause: string,
    data: FindingData,
    context: Pick<CheckContext, 'mission' | 'diagram'>,
  ): string | null;
  /** Judges a diagram; `params` are those of the mission, validated by `params` again. */
  run(context: CheckContext, params: unknown): RootedVerdict;
}

/** A verdict with the keys that tell findings of one cause: its own first, then those it may follow from. */
export type RootedVerdict = Verdict & { roots: readonly string[] };

/** What each cause says to the learner: one sentence or two, made from its data alone. */
type Words = Record<string, (data: never, say: Say) => string>;

/** For each cause the shape of its data, read off what its words take. */
type CausesOf<W extends Words> = {
  [K in keyof W]: W[K] extends (data: infer D, ...rest: never[]) => string
    ? unknown extends D
      ? Record<string, never>
      : D
    : never;
};

interface CheckDefinition<P extends Record<string, unknown>, W extends Words> {
  id: string;
  summary: string;
  params: z.ZodType<P>;
  /** Set where the figures are counts that chance may bring to their limit: items lost, duplicated, set aside or refused. */
  chance?: true;
  problem?(mission: Mission, params: P): string | null;
  words: W;
  judge(context: CheckContext, params: P): Judgement<NoInfer<CausesOf<W>>>;
}

/** Makes a catalogue entry of a typed definition. Its `run` throws when the parameters do not fit. */
export function defineCheck<P extends Record<string, unknown>, W extends Words>(
  definition: CheckDefinition<P, W>,
): CheckType {
  const { id, summary, params, chance = false, problem, words, judge } = definition;
  const say: CheckType['say'] = (cause, data, context) => {
    if (!Object.hasOwn(words, cause)) return null;
    // A judgement pairs each cause with the data that its words take.
    const message = (words[cause] as (data: unknown, say: Say) => string)(data, sayFor(context));
    // Spaces that keep a number with its unit are set where the words are shown.
    return message.replaceAll('\u00a0', ' ');
  };
  return {
    id,
    summary,
    params,
    chance,
    problem: (mission, given) => problem?.(mission, params.parse(given)) ?? null,
    causes: Object.keys(words),
    say,
    run(context, given) {
      const { outcome, roots, cause, data, ...evidence } = judge(context, params.parse(given));
      return {
        passed: outcome === 'kept',
        judged: outcome !== 'not-judged',
        cause,
        data: data as FindingData,
        message: say(cause, data as FindingData, context) ?? '',
        roots: roots.length > 0 ? roots : [`${cause} ${JSON.stringify(data)}`],
        ...evidence,
      };
    },
  };
}
