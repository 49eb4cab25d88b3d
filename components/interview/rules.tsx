import { STEPS, type Step } from '@/core/interview/steps';

const JUDGED: Record<Step, string> = {
  clarify:
    'One credit for each fact that a promise depends on, of as many as can reasonably be asked for. Questions that lead nowhere cost one of your ten.',
  estimate: 'One credit for each number within a factor of two.',
  interface:
    'One credit for each answer that fits. Half of it where your drawing later contradicts the answer.',
  data: 'The same.',
  draw: 'The points that the mission gives for what is on the canvas when you go on, and a quarter as many for the reasons that you give: each is tried by running your drawing without what it speaks for, and counts when a promise breaks then. Where a promise of the first stage is broken, the step is thin at most.',
  change:
    'The points of the changed mission for what you make of it. Old promises count as well, and thin is the most again where a promise of the first stage is broken.',
  breaks:
    'Four questions, one credit each: all that breaks is named, and nothing else. Half a credit for most of it. One more credit for a figure at twice the load, within a factor of two.',
  defend:
    'Three trade-offs. Half a credit for a promise that really breaks without what you paid for, half for its figure within a factor of two.',
};

/** What is judged in a round and how, published before it begins. */
export function Rules() {
  return (
    <section aria-labelledby="rules">
      <h2 id="rules" className="text-xl font-semibold">
        What is judged, and how
      </h2>
      <p className="mt-2 max-w-[68ch] text-sm text-ink-soft">
        Every step gets a level from its share of credits: <strong>strong</strong> from 80 %,{' '}
        <strong>sound</strong> from 50 %, <strong>thin</strong> below that, <strong>missing</strong>{' '}
        without any. Each comes from what you said and from runs of your own drawing, and each
        sentence of the report says which. How you speak, listen and think aloud is half of a real
        interview; nothing here can judge it, so nothing here pretends to.
      </p>
      <ol className="mt-4 divide-y divide-line rounded-sheet border border-line bg-sheet">
        {STEPS.map(({ id, title, minutes }) => (
          <li
            key={id}
            className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm sm:grid-cols-[8rem_5rem_1fr]"
          >
            <span className="font-medium">{title}</span>
            <span className="num text-ink-faint">{minutes} of 45 min</span>
            <span className="text-ink-soft">{JUDGED[id]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
