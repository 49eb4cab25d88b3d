import { COMPONENTS } from '@/core/components/registry';
import type { ComponentTypeId } from '@/core/contracts/component-type';

/** The way from a component to its page in the handbook, beside the canvas: the drawing stays where it is. */
export function HandbookLink({ type }: { type: ComponentTypeId }) {
  return (
    <a
      href={`/components/${type}`}
      target="_blank"
      rel="noopener"
      className="inline-block min-h-6 text-xs leading-6 text-accent underline underline-offset-2"
    >
      About {COMPONENTS[type].plural}
      <span className="sr-only"> (opens a new tab)</span>
    </a>
  );
}
