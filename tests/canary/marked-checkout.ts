import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';

/** What is planted where; none of it may reach somebody whom it is not for. */
export const MARKS = {
  explanation: 'zqexplanationzq',
  hint: 'zqhintzq',
  missionHint: 'zqmissionhintzq',
  solution: 'zqsolutionzq',
  reference: 'zqreferencezq',
  walkthrough: 'zqwalkthroughzq',
  interview: 'zqinterviewzq',
  wrong: 'zqwrongzq',
  premium: 'zqpremiumzq',
  /** The right figure of every question for a number. */
  figure: '73190462817',
} as const;

/** The slug of the premium lesson that is planted. */
export const PREMIUM_LESSON = 'kept-back';

const PREMIUM_TEXT = `---
slug: ${PREMIUM_LESSON}
title: Kept back
readTime: 5 min
orderIndex: 99
premium: true
summary: Everybody may see what this lesson is about, and nothing more of it.
---

A first sentence, ${MARKS.premium}.

## A heading of ${MARKS.premium}

:::example{title="An example of ${MARKS.premium}"}
With words, ${MARKS.premium}.
:::
`;

function files(): string[] {
  const output = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  });
  return output.split('\0').filter((file) => file !== '');
}

/** Puts a mark behind every explanation and every hint of a quiz, and in the place of every right figure. */
function markQuiz(text: string, hint: string = MARKS.hint): string {
  const document = parseDocument(text);
  visit(document, {
    Map(_, map) {
      if (map.get('kind') === 'numeric') map.set('value', Number(MARKS.figure));
    },
    Pair(_, pair) {
      const key = isScalar(pair.key) ? pair.key.value : null;
      if (key === 'explanation' && isScalar(pair.value)) {
        pair.value.value = `${pair.value.value} ${MARKS.explanation}`;
      }
      if (key === 'hints') {
        visit(pair.value as never, {
          Scalar(__, scalar) {
            scalar.value = `${scalar.value} ${hint}`;
          },
        });
      }
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Names every component of a design after the mark. */
function markDesign(text: string, mark: string): string {
  const design = JSON.parse(text) as { components: { label: string }[] };
  for (const component of design.components) component.label = mark;
  return JSON.stringify(design);
}

/** Puts the mark behind what is said of each reference. */
function markReferences(text: string): string {
  const document = parseDocument(text);
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isScalar(value)) return;
      if (key.value === 'title' || key.value === 'why') value.value += ` ${MARKS.reference}`;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Puts the mark behind every answer, working, reason, change and model answer of an interview. */
function markInterview(text: string): string {
  const document = parseDocument(text);
  const kept = new Set(['answer', 'working', 'why', 'says', 'clarify', 'draw', 'breaks', 'defend']);
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return;
      if (kept.has(String(key.value))) value.value += ` ${MARKS.interview}`;
    },
  });
  return document.toString({ lineWidth: 0 });
}

function marked(file: string, text: string): string {
  if (/^content\/quizzes\/.*\.yaml$/.test(file)) return markQuiz(text);
  if (/^content\/missions\/[^/]+\/mission\.yaml$/.test(file)) {
    return markQuiz(text, MARKS.missionHint);
  }
  if (/^content\/missions\/.*\/solutions\/.*\.json$/.test(file)) {
    return markDesign(text, MARKS.solution);
  }
  if (/^content\/missions\/[^/]+\/solutions\.yaml$/.test(file)) return markReferences(text);
  if (/^content\/missions\/[^/]+\/walkthrough\.md$/.test(file)) {
    return `${text}\n${MARKS.walkthrough}\n`;
  }
  if (/^content\/missions\/[^/]+\/interview\.yaml$/.test(file)) return markInterview(text);
  if (/^content\/missions\/.*\/twists\/.*\.json$/.test(file)) {
    return markDesign(text, MARKS.solution);
  }
  if (/^content\/missions\/.*\/wrong\/.*\.json$/.test(file)) return markDesign(text, MARKS.wrong);
  return text;
}

function copyModules(to: string): void {
  try {
    // Hard links: thousands of files in a moment.
    execFileSync('cp', ['-al', 'node_modules', to], { stdio: 'ignore' });
  } catch {
    rmSync(join(to, 'node_modules'), { recursive: true, force: true });
    cpSync('node_modules', join(to, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  }
}

/** A copy of this checkout with the marks in its content, ready for its start script. */
export function markedCheckout(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'backpressure-canary-'));
  for (const file of files()) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    if (file.startsWith('content/')) {
      writeFileSync(target, marked(file, readFileSync(file, 'utf8')));
    } else cpSync(file, target);
  }
  writeFileSync(join(folder, 'content', 'lessons', `${PREMIUM_LESSON}.md`), PREMIUM_TEXT);
  copyModules(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
