import type { GradeReport } from '../contracts/grade-report';
import { isBroken } from '../grading/is-broken';
import { formatNumber } from '../shared/format-number';
import { isNear } from '../shared/near';
import { namedPromises } from './finding-lines';
import type { Choice, Interview } from './interview-schema';
import type { RoundWorld } from './round';
import { type Judged, quoted, type ReportLine } from './round-report';
import type { RoundState } from './round-state';

/**
 * What became of the promises that a fact bears on: those that the drawing broke, by name where the fact bears on several. How one was
 * broken is told once, so what is told here is added to `told`.
 */
function brokeLater(
  world: RoundWorld,
  { bears }: Interview['cards'][number],
  base: GradeReport | undefined,
  told: Set<string>,
): string {
  const broken = (base?.findings ?? []).filter(
    (finding) => bears.includes(finding.id) && isBroken(finding),
  );
  const nameOf = (ids: readonly string[]) =>
    bears.length > 1 ? namedPromises(world.mission, ids) : 'it';
  const fresh = broken.filter(({ id }) => !told.has(id));
  const above = broken.filter(({ id }) => told.has(id)).map(({ id }) => id);
  for (const { id } of fresh) told.add(id);
  const sentences = fresh.map(
    ({ id, message }, place) =>
      `${place === 0 ? 'Later your drawing' : 'It also'} broke ${nameOf([id])}: ${message}`,
  );
  if (above.length > 0) {
    const who = fresh.length === 0 ? 'Your drawing' : 'It also';
    sentences.push(`${who} broke ${nameOf(above)}, as told above.`);
  }
  return sentences.map((sentence) => ` ${sentence}`).join('');
}

/** Facts asked of those that the promises need, one credit each; what was missed is told with what it did to the drawing. */
export function judgeClarify(
  world: RoundWorld,
  state: RoundState,
  base: GradeReport | undefined,
): Judged {
  const { cards, model } = world.interview;
  const needed = cards.filter(({ bears }) => bears.length > 0);
  const lines: ReportLine[] = [];
  for (const { card: id, at } of state.asked) {
    const card = cards.find((candidate) => candidate.id === id);
    if (!card) continue;
    lines.push(
      card.bears.length > 0
        ? {
            sign: 'kept',
            text: `You asked ${quoted(card.question)} It decides ${namedPromises(world.mission, card.bears)}.`,
            atMs: at,
          }
        : {
            sign: 'note',
            text: `${quoted(card.question)} led nowhere: no promise depends on it.`,
            atMs: at,
          },
    );
  }
  const asked = new Set(state.asked.map(({ card }) => card));
  // More may be needed than can be asked; nobody is asked for more than fits.
  const of = Math.min(needed.length, 8);
  // Several facts may bear on one promise; how it was broken is told once.
  const told = new Set<string>();
  for (const card of needed.filter(({ id }) => !asked.has(id))) {
    const decides = namedPromises(world.mission, card.bears);
    const later = brokeLater(world, card, base, told);
    lines.push({
      sign: 'missed',
      text: `Not asked: ${quoted(card.question)} It decides ${decides}.${later}`,
    });
  }
  const earned = needed.filter(({ id }) => asked.has(id)).length;
  return { earned: Math.min(earned, of), of, lines, model: [model.clarify] };
}

/** One credit for each number within a factor of two. What the run of the drawing showed of it stands beside. */
export function judgeEstimates(
  world: RoundWorld,
  state: RoundState,
  base: GradeReport | undefined,
): Judged {
  const { estimates } = world.interview;
  let earned = 0;
  const lines = estimates.map(({ id, question, unit, answer, seen }): ReportLine => {
    const said = state.estimates[id];
    const finding = base?.findings.find((one) => one.id === seen && one.judged);
    const shown = finding ? ` Your own drawing: ${finding.message}` : '';
    const right = `${formatNumber(answer)} ${unit}`;
    if (said === undefined)
      return { sign: 'missed', text: `${question} No number. It is ${right}.${shown}` };
    const near = isNear(said, answer);
    if (near) earned += 1;
    const verdict = near ? 'within a factor of two of' : 'more than a factor of two off';
    return {
      sign: near ? 'kept' : 'missed',
      text: `${question} You said ${formatNumber(said)} ${unit}, ${verdict} ${right}.${shown}`,
    };
  });
  const model = estimates.map(({ working }) => working);
  return { earned, of: estimates.length, lines, model };
}

const textOf = (choice: Choice, id: string | undefined) =>
  choice.options.find((option) => option.id === id)?.text;

/** One credit for each answer that fits and that the drawing does not contradict; half of one that it does. */
export function judgeForm(
  choices: readonly Choice[],
  answers: Record<string, string>,
  base: GradeReport | undefined,
): Judged {
  let earned = 0;
  const lines = choices.map((choice): ReportLine => {
    const said = textOf(choice, answers[choice.id]);
    if (said === undefined) return { sign: 'missed', text: `${choice.question} No answer.` };
    if (answers[choice.id] !== choice.fits) {
      const text = `${choice.question} You said ${quoted(said)}; ${quoted(textOf(choice, choice.fits) ?? '')} fits. ${choice.why}`;
      return { sign: 'missed', text };
    }
    const broken = base?.findings.find(
      (finding) => choice.claims.includes(finding.id) && isBroken(finding),
    );
    if (broken) {
      earned += 0.5;
      const text = `${choice.question} ${quoted(said)} fits, and your drawing contradicts it: ${broken.message}`;
      return { sign: 'partly', text };
    }
    earned += 1;
    return { sign: 'kept', text: `${choice.question} ${quoted(said)}. ${choice.why}` };
  });
  const model = choices.map(
    (choice) => `${choice.question} ${textOf(choice, choice.fits)}. ${choice.why}`,
  );
  return { earned, of: choices.length, lines, model };
}
