import type { RoundView } from '@/core/interview/round-view';

/** Facts that were asked for, own numbers and own answers, folded, at hand in every step. */
export function KnownSoFar({ view }: { view: RoundView }) {
  const facts = view.cards.filter(({ answer }) => answer !== null);
  const numbers = (view.estimates ?? []).filter(({ value }) => value !== null);
  const chosen = [...(view.interface ?? []), ...(view.data ?? [])].flatMap((question) => {
    const option = question.options.find(({ id }) => id === question.answer);
    return option ? [{ id: question.id, question: question.question, text: option.text }] : [];
  });
  const parts = [
    {
      title: `Facts you asked for (${facts.length})`,
      lines: facts.map(({ id, question, answer }) => ({ id, text: `${question} ${answer}` })),
    },
    {
      title: `Your numbers (${numbers.length})`,
      lines: numbers.map(({ id, question, value, unit }) => ({
        id,
        text: `${question} ${value} ${unit}`,
      })),
    },
    {
      title: `Your interface and data (${chosen.length})`,
      lines: chosen.map(({ id, question, text }) => ({ id, text: `${question} ${text}` })),
    },
  ];
  return (
    <section
      aria-label="Known so far"
      className="grid gap-x-6 border-t border-line pt-2 md:grid-cols-3"
    >
      {parts.map(({ title, lines }) => (
        <details key={title} className="py-1 text-sm">
          <summary className="min-h-6 max-md:min-h-11 max-md:py-2">{title}</summary>
          <ul className="mt-1 ml-5 list-disc text-ink-soft">
            {lines.map(({ id, text }) => (
              <li key={`${id} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
