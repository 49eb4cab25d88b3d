import { describe, expect, it } from 'vitest';
import { COMPONENTS } from '@/core/components/registry';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import { renderedWords } from '@/tests/support/rendered-words';
import { ComponentFacts } from './component-facts';
import { ComponentUses } from './component-uses';

describe('ComponentFacts', () => {
  it.each(COMPONENT_TYPES)('says every setting of %s, and nothing undefined', (type) => {
    const words = renderedWords(<ComponentFacts type={type} />);
    for (const { label } of Object.values(COMPONENTS[type].settings)) {
      expect(words).toContain(label);
    }
    expect(words).not.toMatch(/undefined|NaN|\[object/);
  });

  it('says defaults, bounds, connections and prices of a queue', () => {
    const words = renderedWords(<ComponentFacts type="queue" />);
    expect(words).toContain('Receives at most');
    expect(words).toContain('Default: 5 receives 1 to 1,000 receives');
    expect(words).toContain('Sends messages to services queues workers');
    expect(words).toContain('it costs $0.4 for a million messages');
  });

  it('says of a client that there is nothing to set, and that it costs nothing', () => {
    const words = renderedWords(<ComponentFacts type="client" />);
    expect(words).toContain('There is nothing to set about clients.');
    expect(words).toContain('It costs nothing.');
  });
});

describe('ComponentUses', () => {
  it('lists what leads on under its title, and leaves out what is empty', () => {
    const words = renderedWords(
      <ComponentUses
        groups={[
          { title: 'Lessons', leads: [{ href: '/lessons/caches', words: 'Caches' }] },
          { title: 'Missions', leads: [] },
        ]}
      />,
    );
    expect(words).toBe('Where it is used Lessons Caches');
  });
});
