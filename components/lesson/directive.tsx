import { Info, Scale, SlidersHorizontal, SquareFunction, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FigureName } from '@/core/lessons/directives';
import { Figure } from './figure';

const LOOKS = {
  note: { icon: Info, title: 'By the way', box: 'border-line-strong' },
  example: { icon: SquareFunction, title: 'Example', box: 'border-async' },
  compare: { icon: Scale, title: 'Side by side', box: 'border-sync' },
  rule: { icon: Star, title: 'To remember', box: 'border-ink' },
} as const;

const FIGURE_TITLES: Record<FigureName, string> = {
  timeline: 'calls one after the other, or together',
  dinner: 'ten guests, two ways to ask',
  queue: 'a line in front of workers',
  'thread-pool': 'a crowd in front of a thread pool',
  request: 'one request, step by step',
  'dead-provider': 'the e-mail service is dead',
  sorting: 'sort eight ways to communicate',
  freshness: 'the same freshness in four ways',
  checkout: 'sort the seven steps',
  conversation: 'two services in conversation',
  delivery: 'kill the worker',
  'fan-out': 'one event, three listeners',
  callback: 'hold the line, or be called back',
  'log-lines': 'a line for every request',
  positions: 'couriers on a slow map',
  balancer: 'two services behind a load balancer',
  cache: 'what a cache leaves over',
  storm: 'a storm that feeds itself',
  'scale-out': 'a sale of a minute',
  shards: 'a database in parts',
  copies: 'who is shown something old',
};

interface DirectiveProps {
  'data-directive'?: string;
  'data-title'?: string;
  'data-name'?: string;
  children?: ReactNode;
}

/** An aside of a lesson: note, example, comparison, rule or interactive figure. */
export function Directive(props: DirectiveProps) {
  if (props['data-directive'] === 'figure') {
    const figure = props['data-name'] as FigureName;
    return (
      <aside className="directive border-l-4 border-accent bg-sheet" data-directive="figure">
        <p className="directive-title">
          <SlidersHorizontal size={16} aria-hidden="true" />
          Try it: {FIGURE_TITLES[figure]}
        </p>
        <Figure name={figure} />
      </aside>
    );
  }
  const name = props['data-directive'] as keyof typeof LOOKS;
  const look = LOOKS[name] ?? LOOKS.note;
  const Icon = look.icon;
  return (
    <aside className={`directive border-l-4 bg-sheet ${look.box}`} data-directive={name}>
      <p className="directive-title">
        <Icon size={16} aria-hidden="true" />
        {props['data-title'] ?? look.title}
      </p>
      {props.children}
    </aside>
  );
}
