import { ScrollBox } from '@/components/ui/scroll-box';
import type { Glossary } from '@/core/lessons/glossary-schema';
import { setText } from '@/core/shared/set-text';

/** Products side by side: one row per question, one column per product. */
export function BrokerTable({ comparison }: { comparison: Glossary['comparison'] }) {
  return (
    <section className="mt-12" aria-labelledby="brokers">
      <h2 id="brokers" className="scroll-mt-20 text-xl font-semibold">
        {comparison.title}
      </h2>
      <p className="mt-1 max-w-[68ch] text-sm text-ink-soft">{setText(comparison.note)}</p>
      <ScrollBox label={comparison.title} className="mt-4 overflow-x-auto">
        <table className="w-full min-w-[56rem] border-collapse text-sm">
          <thead>
            <tr className="border-b border-line-strong text-left align-bottom">
              <td />
              {comparison.products.map((product) => (
                <th key={product} scope="col" className="w-[22%] px-3 py-2 font-semibold">
                  {product}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {comparison.rows.map(({ question, cells }) => (
              <tr key={question} className="border-b border-line align-top">
                <th scope="row" className="py-3 pr-3 text-left font-medium">
                  {setText(question)}
                </th>
                {cells.map((cell, index) => (
                  <td key={comparison.products[index]} className="px-3 py-3 text-ink-soft">
                    {setText(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
