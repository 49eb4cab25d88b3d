import { SHAPE } from '@/components/drawing/component-shape';
import { waysOf } from '@/components/drawing/ways';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { TalkThread } from '@/core/contracts/talk-line';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a thread is found on its page. */
export const talkId = (threadId: string) => `talk-${threadId}`;

/** The numbers of the comments on the parts of a drawn diagram, each a way to its text. Comments are numbered in their order. */
export function TalkMarks({
  threads,
  diagram,
  box,
}: {
  threads: readonly TalkThread[];
  diagram: Diagram;
  box: Box;
}) {
  const places = new Map<string, { x: number; y: number; title: string }>();
  const label = new Map(diagram.components.map((one) => [one.id, one.label]));
  for (const { id, position } of diagram.components) {
    places.set(`component ${id}`, {
      x: position.x + SHAPE.width,
      y: position.y,
      title: label.get(id) ?? id,
    });
  }
  const ways = waysOf(diagram);
  for (const { id, from, to } of diagram.connections) {
    const way = ways.get(id);
    const title = `${label.get(from) ?? from} to ${label.get(to) ?? to}`;
    if (way) places.set(`connection ${id}`, { x: way.word.x, y: way.word.y - 22, title });
  }
  const numbered = threads.map((thread, i) => ({ thread, number: i + 1 }));
  const on = new Map<string, typeof numbered>();
  for (const one of numbered) {
    const { kind, part } = one.thread.target;
    const key = `${kind} ${part}`;
    on.set(key, [...(on.get(key) ?? []), one]);
  }
  return (
    <ul className="pointer-events-none absolute inset-0">
      {[...on].map(([key, own]) => {
        const place = places.get(key);
        const first = own[0];
        if (place === undefined || first === undefined) return null;
        const numbers = own.map(({ number }) => number).join(', ');
        return (
          <li
            key={key}
            className="absolute -translate-x-1/2 -translate-y-1/2"
            style={{
              left: `${((place.x - box.x) / box.width) * 100}%`,
              top: `${((place.y - box.y) / box.height) * 100}%`,
            }}
          >
            <a
              href={`#${talkId(first.thread.id)}`}
              aria-label={`Comment ${numbers} on ${place.title}`}
              className="num pointer-events-auto grid min-w-6 place-items-center rounded-full border-2 border-paper bg-accent px-1.5 text-xs leading-5 font-bold text-accent-ink"
            >
              {numbers}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
