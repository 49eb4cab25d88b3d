'use client';

import { useEffect, useRef } from 'react';
import { pricesOf } from '@/core/components/monthly-cost';
import { COMPONENTS } from '@/core/components/registry';
import { isPeople } from '@/core/components/roles';
import type { Prices } from '@/core/contracts/component-type';
import type { DiagramComponent } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { formatDollars, formatNumber } from '@/core/shared/format-number';
import { useCanvas } from '../drawing/canvas-store';
import type { Bill } from './use-bill';

const NUMBER = 'num py-1 pl-4 text-right font-mono';

/** What is paid for, in words: `$0.04 a replica-hour, $0.004 a slot-hour`. */
export function priceWords(component: DiagramComponent, prices: Prices): string {
  const { billedBy } = COMPONENTS[component.type];
  const parts = [
    prices.replicaHour > 0 ? `$${formatNumber(prices.replicaHour)} a replica-hour` : '',
    prices.slotHour > 0 ? `$${formatNumber(prices.slotHour)} a slot-hour` : '',
    billedBy !== null && prices.perMillion > 0
      ? `$${formatNumber(prices.perMillion)} a million ${billedBy}`
      : '',
  ];
  return parts.filter(Boolean).join(', ') || 'nothing';
}

function billNote(mission: Mission, bill: Bill): string {
  const { scenario, runsPerMonth } = mission.cost ?? { scenario: '', runsPerMonth: 0 };
  const title = mission.scenarios.find(({ id }) => id === scenario)?.title ?? scenario;
  if (!bill.run) return `Messages and calls are added once “${title}” has run.`;
  const times = runsPerMonth === 1 ? 'once' : `${formatNumber(runsPerMonth)} times`;
  return `Machines are paid for all month, messages and calls for “${title}”, ${times} a month.`;
}

/** What a design costs, component by component, dearest first. */
export function BillTable({ bill }: { bill: Bill }) {
  const mission = useCanvas((s) => s.mission.mission);
  const top = useRef<HTMLDivElement>(null);
  // On a phone the bill opens below what was tapped.
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for the way to clean up.
    void top.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { cost, diagram, limit, run } = bill;
  const rows = cost.components
    .flatMap((row) => {
      const component = diagram.components.find(({ id }) => id === row.id);
      return component && !isPeople(component) ? [{ ...row, component }] : [];
    })
    .sort((a, b) => b.machines + b.use - (a.machines + a.use));
  return (
    <div ref={top} className="flex flex-col gap-2 text-xs">
      <p className="text-sm">
        <strong className="num font-mono">{formatDollars(cost.perMonth)}</strong> a month
        {limit !== null && ` of ${formatDollars(limit)} allowed`}
        {cost.perMillion !== null && (
          <>
            {' '}
            · <span className="num font-mono">{formatDollars(cost.perMillion)}</span> for each
            million delivered
          </>
        )}
      </p>
      <p className="text-ink-soft">
        {billNote(mission, bill)} Prices are modelled: round figures in realistic proportions, no
        provider’s list.
      </p>
      <table className="max-w-3xl">
        <thead>
          <tr className="border-line border-b text-left text-ink-faint">
            <th className="py-1 font-medium">Component</th>
            <th className="py-1 pl-4 text-right font-medium">Machines</th>
            <th className="py-1 pl-4 text-right font-medium">Use</th>
            <th className="py-1 pl-4 font-medium max-md:hidden">Price</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, component, machines, use }) => (
            <tr key={id} className="border-line border-b last:border-b-0">
              <th scope="row" className="py-1 text-left font-normal">
                {component.label}
              </th>
              <td className={NUMBER}>{formatDollars(machines)}</td>
              <td className={NUMBER}>
                {run && COMPONENTS[component.type].billedBy ? formatDollars(use) : '–'}
              </td>
              <td className="py-1 pl-4 text-ink-faint max-md:hidden">
                {priceWords(component, pricesOf(mission, component))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
