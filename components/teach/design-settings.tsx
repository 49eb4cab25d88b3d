import { COMPONENTS } from '@/core/components/registry';
import { boundsOfSetting, isOffered, resolveSettings } from '@/core/components/resolve-settings';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { settingName, settingWords } from '@/core/diagram/setting-words';

/** The settings of a design by component: what was chosen, what it would be otherwise, and between which bounds. */
export function DesignSettings({
  mission,
  diagram,
}: {
  mission: Pick<Mission, 'given' | 'limits'>;
  diagram: Diagram;
}) {
  const given = new Set(mission.given.map(({ id }) => id));
  const own = diagram.components.filter(({ id }) => !given.has(id));
  if (own.length === 0) return <p className="text-sm text-ink-soft">There is nothing to set.</p>;
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {own.map((component) => {
        const { type } = component;
        const { settings: _, ...bare } = component;
        const usual = resolveSettings(mission, bare);
        const settings = Object.entries(resolveSettings(mission, component)).filter(([key]) => {
          const spec = COMPONENTS[type].settings[key];
          return spec !== undefined && isOffered(mission, type, key, spec);
        });
        if (settings.length === 0) return null;
        return (
          <section key={component.id} aria-label={component.label}>
            <h3 className="font-medium">{component.label}</h3>
            <dl className="mt-1 text-sm">
              {settings.map(([key, value]) => {
                const spec = COMPONENTS[type].settings[key];
                const words = (one: typeof value) => settingWords(type, key, one);
                const bounds =
                  spec?.kind === 'number' ? boundsOfSetting(mission, type, key, spec) : null;
                const changed = value !== usual[key];
                return (
                  <div
                    key={key}
                    className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1"
                  >
                    <dt className="text-ink-soft">{settingName(type, key)}</dt>
                    <dd className="num text-right">
                      <span className={changed ? 'font-semibold' : ''}>{words(value)}</span>
                      <span className="block text-xs text-ink-faint">
                        {changed ? `usually ${words(usual[key] ?? null)}` : 'as usual'}
                        {bounds && `, ${words(bounds.min)} to ${words(bounds.max)}`}
                      </span>
                    </dd>
                  </div>
                );
              })}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
