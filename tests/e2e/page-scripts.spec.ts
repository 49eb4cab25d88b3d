import { expect, test } from 'playwright/test';

for (const path of ['/missions/newsletter', '/lessons/sync-async', '/lessons/the-critical-path'])
  test(`${path} opens without what menus, dialogs and schemas need`, async ({ request }) => {
    const html = await (await request.get(path)).text();
    const scripts = [...html.matchAll(/<script src="(\/_next\/static\/[^"]+\.js)"/g)];
    expect(scripts.length).toBeGreaterThan(4);
    for (const [, script = ''] of scripts) {
      const text = await (await request.get(script)).text();
      expect(text.includes('data-base-ui'), `${script} has the popups' library`).toBe(false);
      expect(text.includes('ZodError'), `${script} has the schemas' library`).toBe(false);
      expect(text.includes('floatSafeRemainder'), `${script} has the schemas' tools`).toBe(false);
    }
  });
