import 'server-only';
import { headers } from 'next/headers';
import { peerAddress } from './peer-address';
import { type Limit, spend } from './rate-limits';

/** The address that the current request counts under. Only within pages, actions and route handlers. */
export async function callerAddress(): Promise<string> {
  const requested = await headers();
  return peerAddress((name) => requested.get(name));
}

/** Counts one use by whoever asks: people signed in by their account, visitors, who cost nothing to make up, by address. */
export async function spendByCaller(
  viewer: { id: string } | null,
  limits: { account: Limit; address: Limit },
): Promise<void> {
  if (viewer !== null) await spend(limits.account, viewer.id);
  else await spend(limits.address, await callerAddress());
}
