import 'server-only';
import { deviceWords } from '@/core/access/device-words';
import type { NewSession } from '@/server/data/sessions';
import { requestContext } from '@/server/request-context';
import { coarseAddress } from './peer-address';
import { newToken } from './token';

/** A session for the browser of this request: the token for its cookie, and what is stored. */
export function newSession(userAgent: string | null | undefined): {
  token: string;
  session: NewSession;
} {
  const { token, tokenHash } = newToken();
  const address = requestContext().getStore()?.address;
  return {
    token,
    session: {
      tokenHash,
      device: deviceWords(userAgent),
      address: address === undefined ? null : coarseAddress(address),
    },
  };
}
