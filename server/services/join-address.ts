import 'server-only';
import { encode } from 'uqr';
import { siteAddress } from '@/server/site-address';

/** The link to a class with this code, also as a QR code: one path of squares of 1 × 1, and how many stand in a row. */
export function joinAddress(joinCode: string): {
  url: string;
  qr: { path: string; size: number };
} {
  const url = `${siteAddress()}/join/${joinCode}`;
  const { data, size } = encode(url, { border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  return { url, qr: { path: squares.join(''), size } };
}
