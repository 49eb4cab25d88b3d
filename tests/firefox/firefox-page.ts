import type { ElementHandle, Page } from 'puppeteer-core';

const LONG = 60_000;

/** A page in Firefox as a person uses it: things are named by what is written on them. */
export class FirefoxPage {
  /** What pages did against their content policy. */
  readonly violations: string[] = [];
  /** Errors that nobody caught. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  static async open(page: Page, url: string): Promise<FirefoxPage> {
    const opened = new FirefoxPage(page, url);
    page.setDefaultTimeout(LONG);
    await page.setViewport({ width: 1440, height: 900 });
    page.on('console', (message) => {
      if (message.text().startsWith('policy violation')) opened.violations.push(message.text());
    });
    page.on('pageerror', (error) => opened.errors.push(String(error)));
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        console.error(`policy violation: ${location.pathname} ${effectiveDirective} ${blockedURI}`);
      });
    });
    return opened;
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`, { waitUntil: 'load' });
  }

  /** The first visible element of a kind whose text or label is this, once there is one. */
  async find(selector: string, name: string | RegExp): Promise<ElementHandle<Element>> {
    const [source, flags] = typeof name === 'string' ? [name, null] : [name.source, name.flags];
    const handle = await this.page.waitForFunction(
      (selector: string, source: string, flags: string | null) => {
        const matches = (text: string) =>
          flags === null ? text === source : new RegExp(source, flags).test(text);
        return [...document.querySelectorAll(selector)].find((element) => {
          const box = element.getBoundingClientRect();
          const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
          return box.width > 0 && box.height > 0 && matches(words.trim());
        });
      },
      {},
      selector,
      source,
      flags,
    );
    const element = handle.asElement();
    if (element === null) throw new Error(`no ${selector} named ${name}`);
    return element as ElementHandle<Element>;
  }

  async press(selector: string, name: string | RegExp): Promise<void> {
    await (await this.find(selector, name)).click();
  }

  /** Types into the field under a label. */
  async fill(label: string, text: string): Promise<void> {
    await this.press('label', new RegExp(`^${label}`));
    await this.page.keyboard.type(text);
  }

  /** Waits until the page says this somewhere. */
  async says(words: RegExp): Promise<void> {
    await this.page.waitForFunction(
      (source: string) =>
        // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not said
        new RegExp(source).test(document.body.innerText.replaceAll('\u00a0', ' ')),
      {},
      words.source,
    );
  }
}
