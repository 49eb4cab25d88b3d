import type { SettingValue } from '@/core/contracts/diagram-schema';
import { settingName, settingWords } from '@/core/diagram/setting-words';
import type { ComponentSpread } from '@/core/grading/settings-spread';

const MOST_VALUES = 6;

/** The settings of a group's typical design, component by component, and what the members chose where they differ. */
export function SettingsSpread({ spread }: { spread: readonly ComponentSpread[] }) {
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      {spread.map(({ component, settings }) => {
        const words = (key: string, value: SettingValue) =>
          settingWords(component.type, key, value);
        return (
          <section key={component.id} aria-label={component.label}>
            <h4 className="font-medium">{component.label}</h4>
            <dl className="mt-1 text-sm">
              {settings.map(({ key, typical, values }) => (
                <div
                  key={key}
                  className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1"
                >
                  <dt className="text-ink-soft">{settingName(component.type, key)}</dt>
                  <dd className="num text-right">
                    {values.length < 2
                      ? words(key, typical)
                      : values.slice(0, MOST_VALUES).map(({ value, members }) => (
                          <span key={`${value}`} className="block">
                            {words(key, value)} <span className="text-ink-faint">× {members}</span>
                          </span>
                        ))}
                    {values.length > MOST_VALUES && (
                      <span className="block text-ink-faint">
                        and {values.length - MOST_VALUES} more
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
