import { Check } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { InterviewerSheet } from '@/core/interview/partner-view';
import { STEPS, type Step } from '@/core/interview/steps';
import { formatNumber } from '@/core/shared/format-number';
import type { SeatSend, SeatView } from './use-seat';

interface Props {
  sheet: InterviewerSheet;
  view: SeatView;
  send: SeatSend;
}

function Cards({ sheet, view, send }: Props) {
  const asked = new Set(view.asked);
  const canAnswer = view.step === 'clarify' && !view.finished && view.clock.isGoing;
  const sorted = sheet.cards.toSorted((a, b) => b.decides.length - a.decides.length);
  return (
    <ul className="flex flex-col divide-y divide-line">
      {sorted.map(({ id, question, answer, decides }) => (
        <li key={id} className="flex items-start justify-between gap-3 py-2">
          <div>
            <p className="font-medium">
              {asked.has(id) && (
                <Check size={14} aria-label="Asked" className="mr-1 inline text-good" />
              )}
              {question}
            </p>
            <p className="text-ink-soft">{answer}</p>
            {decides.length > 0 && <p className="text-ink-faint">Decides: {decides.join(' ')}</p>}
          </div>
          {canAnswer && !asked.has(id) && (
            <Button
              className="max-md:min-h-11"
              aria-label={`Answer: ${question}`}
              onClick={() => void send({ do: 'answer', card: id })}
            >
              Answer
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Numbers({ sheet, view }: Props) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {sheet.estimates.map(({ id, question, unit, answer, working }) => {
        const said = view.estimates[id];
        return (
          <li key={id} className="py-2">
            <p className="font-medium">{question}</p>
            <p className="num">
              {said === undefined ? 'No number yet.' : `Said: ${formatNumber(said)} ${unit}.`} Right
              is {formatNumber(answer)} {unit}.
            </p>
            <p className="text-ink-soft">{working}</p>
          </li>
        );
      })}
    </ul>
  );
}

function Form({ sheet, view, form }: Props & { form: 'interface' | 'data' }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {sheet[form].map(({ id, question, options, fits, why }) => {
        const textOf = (option: string | undefined) =>
          options.find((one) => one.id === option)?.text;
        const said = textOf(view[form][id]);
        return (
          <li key={id} className="py-2">
            <p className="font-medium">{question}</p>
            <p>{said === undefined ? 'No answer yet.' : `Said: “${said}”.`}</p>
            <p className="text-ink-soft">
              “{textOf(fits)}” fits. {why}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Breaks({ sheet, view }: Props) {
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {view.breaks.map(({ id, question, expected }) => (
          <li key={id} className="py-2">
            <p className="font-medium">{question}</p>
            <p>
              {expected === null
                ? 'No answer yet.'
                : expected.length === 0
                  ? 'Said: none.'
                  : `Said: ${expected.join(' ')}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="py-2 text-ink-soft">Say it like this: {sheet.model.breaks}</p>
    </>
  );
}

function Trades({ sheet, view }: Props) {
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {view.trades.map(({ without, buys, words }) => (
          <li key={`${without} ${buys}`} className="py-2">
            {without} Then this would be broken: {buys} {words !== '' && `“${words}”`}
          </li>
        ))}
      </ul>
      <p className="py-2 text-ink-soft">Say it like this: {sheet.model.defend}</p>
    </>
  );
}

function Rubric({ step, ...props }: Props & { step: Step }) {
  const { sheet, view } = props;
  switch (step) {
    case 'clarify':
      return <Cards {...props} />;
    case 'estimate':
      return <Numbers {...props} />;
    case 'interface':
    case 'data':
      return <Form {...props} form={step} />;
    case 'draw':
      return (
        <>
          <ul className="flex flex-col divide-y divide-line">
            {view.reasons.map(({ decision, reason }) => (
              <li key={decision} className="py-2">
                {decision} Because: “{reason}”.
              </li>
            ))}
          </ul>
          <p className="py-2 text-ink-soft">{sheet.model.draw}</p>
        </>
      );
    case 'change': {
      const twist = sheet.twists.find(({ id }) => id === view.twist);
      return (
        <p className="py-2 text-ink-soft">
          {twist ? `${twist.says} A good answer: ${twist.answer}` : 'No change is told yet.'}
        </p>
      );
    }
    case 'breaks':
      return <Breaks {...props} />;
    case 'defend':
      return <Trades {...props} />;
  }
}

/** The rubric of every step with what was said in it; that of the step that goes on is open. */
export function SeatSheet(props: Props) {
  return (
    <section aria-labelledby="rubric" className="text-sm">
      <h2 id="rubric" className="mb-2 text-lg font-semibold">
        Rubric
      </h2>
      {STEPS.map(({ id, title }) => (
        <details
          key={`${id} ${id === props.view.step}`}
          open={id === props.view.step}
          className="border-t border-line py-1"
        >
          <summary className="min-h-6 font-medium max-md:min-h-11 max-md:py-2">{title}</summary>
          <Rubric step={id} {...props} />
        </details>
      ))}
    </section>
  );
}
