/** An expected failure: its message is all that is shown. */
export class Refusal extends Error {}

export interface StartSettings {
  embedded: boolean;
  port: number;
  host: string;
  url: string;
  dataDir: string;
  /** The data lives in the checkout's own `.data`. */
  ownsCheckout: boolean;
}

export function readSettings(root: string, env: Record<string, string | undefined>): StartSettings;
export function embeddedSecret(dataDir: string): string;
export function embeddedGradingSecret(dataDir: string): string;
export function requireFreePort(host: string, wanted: number): Promise<void>;
