'use client';

import { GOAL_SIGNS, type Goal, stageToShow } from './goal-words';

const LOOKS: Record<Goal['state'] | 'follows', string> = {
  follows: 'border-line-strong border-dashed bg-sunk text-ink-soft',
  kept: 'border-good bg-good-soft text-good',
  broken: 'border-trouble bg-trouble-soft text-trouble',
  unjudged: 'border-line-strong bg-sunk text-ink-soft',
  open: 'border-line bg-sheet text-ink-soft',
};

/** More promises of one stage than this leave no room for the figures of those that are kept. */
const FIGURES_FIT = 4;

function GoalChip({
  goal,
  crowded,
  chosen,
  onChoose,
}: {
  goal: Goal;
  crowded: boolean;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { sign, word } = GOAL_SIGNS[goal.state];
  const brief = crowded && goal.state === 'kept';
  return (
    <li className={`min-w-0 ${goal.state === 'broken' ? 'flex-[0_1_auto]' : 'flex-[0_4_auto]'}`}>
      <button
        type="button"
        aria-pressed={chosen}
        title={goal.promise}
        onClick={onChoose}
        className={`flex min-h-7 max-w-full items-center gap-1.5 overflow-hidden rounded border px-2 text-xs aria-pressed:ring-2 aria-pressed:ring-focus max-md:min-h-11 ${LOOKS[goal.follows ? 'follows' : goal.state]}`}
      >
        <span aria-hidden="true" className="font-bold">
          {sign}
        </span>
        <span className="sr-only">{word}: </span>
        <span className="truncate">{goal.promise.replace(/\.$/, '')}</span>
        {goal.figure && (
          <span
            className={`num shrink-0 font-mono font-medium whitespace-nowrap ${brief ? 'md:sr-only' : ''}`}
          >
            <span className="sr-only">, </span>
            {goal.figure}
          </span>
        )}
        {goal.follows && <span className="sr-only">, follows from: {goal.follows}</span>}
      </button>
    </li>
  );
}

/** A stage that is not looked at: how many of its promises are kept. */
function StageChip({
  stage,
  own,
  onChoose,
}: {
  stage: number;
  own: readonly Goal[];
  onChoose: (id: string) => void;
}) {
  const kept = own.filter(({ state }) => state === 'kept').length;
  const broken = own.find(({ state }) => state === 'broken');
  const look = broken ? 'broken' : kept === own.length ? 'kept' : 'open';
  return (
    <button
      type="button"
      className={`num min-h-7 rounded border px-2 text-xs max-md:min-h-11 ${LOOKS[look]}`}
      onClick={() => {
        const first = broken ?? own[0];
        if (first) onChoose(first.id);
      }}
    >
      <span aria-hidden="true">{GOAL_SIGNS[look].sign} </span>
      <span className="sr-only">Stage {stage}: </span>
      {kept} of {own.length}
      <span className="sr-only"> promises kept</span>
    </button>
  );
}

/** The mission's promises by stage, each with its figure; the stage that matters now in words, the others in short. */
export function GoalStrip({
  goals,
  stale,
  chosen,
  onChoose,
}: {
  goals: readonly Goal[];
  /** The design has changed since it was judged. */
  stale: boolean;
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const stages = [...new Set(goals.map(({ stage }) => stage))];
  const shown = goals.find(({ id }) => id === chosen)?.stage ?? stageToShow(goals);
  return (
    <section
      aria-label="Goals"
      className={`flex min-h-10 min-w-0 items-center gap-x-3 gap-y-1 px-3 py-1 max-md:flex-wrap ${stale ? 'opacity-60' : ''}`}
      title={stale ? 'The design has changed since these runs' : undefined}
    >
      {stages.map((stage) => {
        const own = goals.filter((goal) => goal.stage === stage);
        const here = stage === shown;
        return (
          <div
            key={stage}
            className={`flex items-center gap-1.5 ${here ? 'min-w-0 flex-initial' : 'shrink-0'}`}
          >
            <span className="num shrink-0 text-xs font-semibold text-ink-faint">
              {here && <span className="sr-only">Stage </span>}
              <span aria-hidden={!here}>{stage}</span>
            </span>
            {here ? (
              <ul className="flex min-w-0 items-center gap-1.5 max-md:flex-wrap">
                {own.map((goal) => (
                  <GoalChip
                    key={goal.id}
                    goal={goal}
                    crowded={own.length > FIGURES_FIT}
                    chosen={goal.id === chosen}
                    onChoose={() => onChoose(goal.id)}
                  />
                ))}
              </ul>
            ) : (
              <StageChip stage={stage} own={own} onChoose={onChoose} />
            )}
          </div>
        );
      })}
    </section>
  );
}
