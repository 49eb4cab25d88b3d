'use client';

import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { FigureName } from '@/core/lessons/directives';

const FIGURES: Record<FigureName, ComponentType> = {
  timeline: lazy(() =>
    import('./figures/timeline-figure').then((m) => ({ default: m.TimelineFigure })),
  ),
  dinner: lazy(() => import('./figures/dinner-figure').then((m) => ({ default: m.DinnerFigure }))),
  queue: lazy(() => import('./figures/queue-figure').then((m) => ({ default: m.QueueFigure }))),
  'thread-pool': lazy(() =>
    import('./figures/pool-figure').then((m) => ({ default: m.PoolFigure })),
  ),
  request: lazy(() =>
    import('./figures/request-figure').then((m) => ({ default: m.RequestFigure })),
  ),
  'dead-provider': lazy(() =>
    import('./figures/request-figure').then((m) => ({ default: m.DeadProviderFigure })),
  ),
  balancer: lazy(() =>
    import('./figures/balancer-figure').then((m) => ({ default: m.BalancerFigure })),
  ),
  sorting: lazy(() =>
    import('./figures/sorting-figure').then((m) => ({ default: m.SortingFigure })),
  ),
  freshness: lazy(() =>
    import('./figures/freshness-figure').then((m) => ({ default: m.FreshnessFigure })),
  ),
  checkout: lazy(() =>
    import('./figures/checkout-figure').then((m) => ({ default: m.CheckoutFigure })),
  ),
  conversation: lazy(() =>
    import('./figures/conversation-figure').then((m) => ({ default: m.ConversationFigure })),
  ),
  delivery: lazy(() =>
    import('./figures/delivery-figure').then((m) => ({ default: m.DeliveryFigure })),
  ),
  'fan-out': lazy(() =>
    import('./figures/fan-out-figure').then((m) => ({ default: m.FanOutFigure })),
  ),
  'log-lines': lazy(() =>
    import('./figures/log-lines-figure').then((m) => ({ default: m.LogLinesFigure })),
  ),
  copies: lazy(() => import('./figures/copies-figure').then((m) => ({ default: m.CopiesFigure }))),
  storm: lazy(() => import('./figures/storm-figure').then((m) => ({ default: m.StormFigure }))),
  'scale-out': lazy(() =>
    import('./figures/scale-out-figure').then((m) => ({ default: m.ScaleOutFigure })),
  ),
  shards: lazy(() => import('./figures/shards-figure').then((m) => ({ default: m.ShardsFigure }))),
  cache: lazy(() => import('./figures/cache-figure').then((m) => ({ default: m.CacheFigure }))),
  positions: lazy(() =>
    import('./figures/positions-figure').then((m) => ({ default: m.PositionsFigure })),
  ),
  callback: lazy(() =>
    import('./figures/callback-figure').then((m) => ({ default: m.CallbackFigure })),
  ),
};

/** An interactive figure; its code is loaded when it comes into view. */
export function Figure({ name }: { name: FigureName }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const Content = FIGURES[name];
  const waiting = (
    <div className="min-h-56 text-sm text-ink-faint">
      <p>The figure is on its way …</p>
      <noscript>It needs JavaScript. What it shows is told below, under “In words”.</noscript>
    </div>
  );
  return (
    <div ref={place} data-name={name}>
      {seen ? (
        <Suspense fallback={waiting}>
          <Content />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
