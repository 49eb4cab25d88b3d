'use client';

import { SHAPE } from '@/components/drawing/component-shape';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { OptionList } from './option-list';
import type { QuestionViewProps } from './question-view';

const light = (ids: readonly string[]) => ({
  components: new Set(ids),
  connections: new Set<string>(),
});

/** A diagram to point at. The list below names the same places, for keyboards, small screens and screen readers. */
export function WhereView(props: QuestionViewProps) {
  const { question, chosen, feedback, onPick } = props;
  const { diagram } = question;
  if (!diagram) return null;
  return (
    <>
      <div className="mb-4 rounded-sheet border border-line bg-paper">
        <LegibleFigure
          diagram={diagram}
          title="The design in question"
          lit={feedback ? light(feedback.solution) : undefined}
          over={(shown, box) =>
            !feedback &&
            question.options.map(({ id, text }) => {
              const place = shown.components.find((component) => component.id === id);
              if (!place) return null;
              return (
                <button
                  key={id}
                  type="button"
                  tabIndex={-1}
                  aria-hidden="true"
                  title={text}
                  className={`absolute rounded border-3 hover:border-line-strong ${chosen.includes(id) ? 'border-accent' : 'border-transparent'}`}
                  style={{
                    left: `${((place.position.x - box.x) / box.width) * 100}%`,
                    top: `${((place.position.y - box.y) / box.height) * 100}%`,
                    width: `${(SHAPE.width / box.width) * 100}%`,
                    height: `${(SHAPE.height / box.height) * 100}%`,
                  }}
                  onClick={() => onPick(id)}
                />
              );
            })
          }
        />
      </div>
      <OptionList {...props} input="radio" />
    </>
  );
}
