import { Fragment } from 'react';
import { physicsRows, priceWords } from '@/core/components/physics-rows';
import { COMPONENTS } from '@/core/components/registry';
import { settingRows } from '@/core/components/setting-rows';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { neighboursOf } from '@/core/diagram/neighbours';
import { ComponentLinks } from './component-links';
import { SettingList } from './setting-list';

const H2 = 'scroll-mt-20 text-xl font-semibold';

function Settings({ type }: { type: ComponentTypeId }) {
  const { usual, groups } = settingRows(type);
  const { plural } = COMPONENTS[type];
  return (
    <section className="mt-10" aria-labelledby="settings">
      <h2 id="settings" className={H2}>
        Settings
      </h2>
      {usual.length + groups.length === 0 && (
        <p className="mt-2 text-ink-soft">There is nothing to set about {plural}.</p>
      )}
      {usual.length > 0 && <SettingList rows={usual} />}
      {groups.map(({ title, rows }) => (
        <Fragment key={title}>
          <h3 className="mt-6 font-semibold">{title}</h3>
          <SettingList rows={rows} />
        </Fragment>
      ))}
    </section>
  );
}

function Physics({ type }: { type: ComponentTypeId }) {
  const rows = physicsRows(type);
  const prices = priceWords(type);
  return (
    <section className="mt-10" aria-labelledby="physics">
      <h2 id="physics" className={H2}>
        What the mission decides
      </h2>
      {rows.length > 0 && (
        <ul className="mt-3 divide-y divide-line rounded-sheet border border-line bg-sheet text-sm text-ink-soft">
          {rows.map(({ name, help, standard }) => (
            <li key={name} className="px-4 py-3 sm:px-6">
              {help} <span className="num text-ink-faint">Default: {standard}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="num mt-3 text-sm text-ink-soft">
        {prices.length === 0
          ? 'It costs nothing.'
          : `Where a mission sets no other prices, it costs ${prices.join(', and ')}. Prices are modelled.`}
      </p>
    </section>
  );
}

function Connections({ type }: { type: ComponentTypeId }) {
  const { calls, sendsTo, calledBy, hearsFrom } = neighboursOf(type);
  return (
    <section className="mt-10" aria-labelledby="connections">
      <h2 id="connections" className={H2}>
        Connections
      </h2>
      <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        <ComponentLinks title="Calls, and waits for the answer" types={calls} />
        <ComponentLinks title="Sends messages to" types={sendsTo} />
        <ComponentLinks title="Is called by" types={calledBy} />
        <ComponentLinks title="Gets messages from" types={hearsFrom} />
      </dl>
    </section>
  );
}

/** What the catalogue knows about a type: settings, what the mission decides, and connections. */
export function ComponentFacts({ type }: { type: ComponentTypeId }) {
  return (
    <>
      <Settings type={type} />
      <Physics type={type} />
      <Connections type={type} />
    </>
  );
}
