import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import { grade } from '@/core/grading/grade';
import { gradesWanted } from '@/core/interview/grades-wanted';
import { judgeRound } from '@/core/interview/judge-round';
import { parseInterview } from '@/core/interview/parse-interview';
import { twistOf } from '@/core/interview/questions';
import { act, beginRound, type RoundWorld } from '@/core/interview/round';
import { MOST_CARDS, type RoundCommand, type RoundState } from '@/core/interview/round-state';
import { STEPS, type Step } from '@/core/interview/steps';
import { parseMission } from '@/core/missions/parse-mission';

const FOLDER = 'content/missions/newsletter';
const text = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');
const design = (file: string): Diagram => DiagramSchema.parse(JSON.parse(text(file)));

function newsletter(): RoundWorld {
  const mission = parseMission(parse(text('mission.yaml')));
  if (!mission.ok) throw new Error(JSON.stringify(mission.problems));
  const interview = parseInterview(mission.value, parse(text('interview.yaml')));
  if (!interview.ok) throw new Error(JSON.stringify(interview.problems));
  return { mission: mission.value, interview: interview.value, seed: 'golden' };
}

const world = newsletter();
const { interview } = world;
const needed = interview.cards.filter(({ bears }) => bears.length > 0);

type Script = Partial<Record<Step, RoundCommand[]>>;

function report(script: Script) {
  let state: RoundState = beginRound(45, false, 0);
  let now = 0;
  for (const { id } of STEPS) {
    for (const command of [...(script[id] ?? []), { do: 'next', from: id } as const]) {
      now += 60_000;
      const acted = act(world, state, command, now);
      if (!acted.ok) throw new Error(`${id}: ${acted.reason}`);
      state = acted.state;
    }
  }
  const grades = gradesWanted(world, state).map(({ key, mission, diagram }) => {
    const input = { mission, missionSlug: 'newsletter', diagram, seed: 'golden', stories: false };
    return [key, grade(input)] as const;
  });
  return judgeRound(world, 'newsletter', state, { grades: Object.fromEntries(grades) });
}

const asks = (count: number): RoundCommand[] =>
  needed.slice(0, count).map(({ id }) => ({ do: 'ask', card: id }));
const estimates = (factor: number): RoundCommand[] =>
  interview.estimates.map(({ id, answer }) => ({ do: 'estimate', id, value: answer * factor }));
const answers = (form: 'interface' | 'data', count: number): RoundCommand[] =>
  interview[form].slice(0, count).map(({ id, fits }) => ({ do: 'answer', form, id, option: fits }));
const draws = (diagram: Diagram): RoundCommand[] => [{ do: 'draw', diagram }];

/** The design that keeps every promise after the change that this seed draws. */
function changed(): Diagram {
  const { expected } = twistOf(world, { pulled: { twist: null, fault: null } });
  const file = Object.keys(expected).find((name) => expected[name]?.length === 0);
  return design(file ?? '');
}

const levels = (script: Script) => report(script).rows.map(({ step, level }) => `${step} ${level}`);

describe('rounds over the newsletter', () => {
  it('are strong where all was asked, said and drawn as a good candidate does', () => {
    const strong = report({
      clarify: asks(MOST_CARDS),
      estimate: estimates(1.3),
      interface: answers('interface', 9),
      data: answers('data', 9),
      draw: draws(design('solutions/full.json')),
      change: draws(changed()),
    });
    expect(strong.rows.map(({ step, level }) => `${step} ${level}`)).toEqual([
      'clarify strong',
      'estimate strong',
      'interface strong',
      'data strong',
      'draw strong',
      'change strong',
      // Nothing was said of what breaks and of trade-offs.
      'breaks missing',
      'defend missing',
    ]);
    const rate = strong.rows.find(({ step }) => step === 'estimate')?.lines[1];
    expect(rate?.text).toMatch(/within a factor of two of 1,111 e-mails\/s\. Your own drawing: /);
    expect(strong.rows.find(({ step }) => step === 'change')?.lines[2]?.text).toBe(
      'No promise that held before the change is broken after it.',
    );
  });

  it('are middling where half was asked, and the senders are too few', () => {
    const middling = report({
      clarify: asks(5),
      estimate: estimates(1.3).slice(0, 2),
      interface: answers('interface', 3),
      data: answers('data', 2),
      draw: draws(design('wrong/too-few-senders.json')),
    });
    expect(middling.rows.slice(0, 5).map(({ level }) => level)).toEqual([
      'sound',
      'sound',
      'sound',
      'thin',
      // A promise is broken, and no reasons were given.
      'sound',
    ]);
    const unit = middling.rows.find(({ step }) => step === 'data')?.lines[0];
    expect(unit).toMatchObject({ sign: 'partly' });
    expect(unit?.text).toContain('your drawing contradicts it');
    expect(middling.practise[0]?.title).toBe('What your drawing broke first');
  });

  it('are missing in every step where nothing was done', () => {
    expect(levels({})).toEqual(STEPS.map(({ id }) => `${id} missing`));
  });
});
