import type { Diagram } from '../contracts/diagram-schema';
import { isSeenText, seenText } from '../contracts/seen-text';
import type { Problem } from '../shared/problem';

/**
 * What is wrong with the texts of a diagram that comes in: a label in which something cannot be seen, or nothing can; a note with
 * characters that cannot be seen. Apart from `parseDiagram`, because what was stored before this rule still opens and replays.
 */
export function unseenProblems({
  components,
  notes,
}: Pick<Diagram, 'components' | 'notes'>): Problem[] {
  const message = 'contains characters that cannot be seen, or none that can';
  return [
    ...components.flatMap(({ label }, n) =>
      isSeenText(label) ? [] : [{ path: `components[${n}].label`, message }],
    ),
    ...notes.flatMap(({ text }, n) =>
      seenText(text, { lines: true }) === text ? [] : [{ path: `notes[${n}].text`, message }],
    ),
  ];
}

/** The diagram with texts as they are seen; a label of which nothing is left becomes “?”. The very same object when nothing changes. */
export function withSeenTexts(diagram: Diagram): Diagram {
  if (unseenProblems(diagram).length === 0) return diagram;
  return {
    ...diagram,
    components: diagram.components.map((component) => {
      const label = seenText(component.label).trim();
      return { ...component, label: isSeenText(label) ? label : '?' };
    }),
    notes: diagram.notes.map((note) => ({ ...note, text: seenText(note.text, { lines: true }) })),
  };
}
