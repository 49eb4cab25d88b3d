import 'server-only';
import { Zip, ZipDeflate } from 'fflate';
import type { z } from 'zod';
import type { ChangeEmailSchema, ChangeNameSchema } from '@/server/auth/account-schemas';
import { requireFresh, signedInViewer } from '@/server/auth/guards';
import { rememberDevice } from '@/server/auth/known-device';
import { spend } from '@/server/auth/rate-limits';
import { exportOwnAccount } from '@/server/data/account-export';
import type { ExportFile } from '@/server/data/export-pages';
import { deleteOwnAccount, updateOwnEmail, updateOwnName } from '@/server/data/own-account';
import { AppError } from '@/server/errors';

/** Changes the viewer's name. */
export async function changeName({ name }: z.output<typeof ChangeNameSchema>): Promise<void> {
  await updateOwnName(name);
}

/** Changes the e-mail that the viewer signs in with; the password must have been typed a short while ago. */
export async function changeEmail({ email }: z.output<typeof ChangeEmailSchema>): Promise<void> {
  await requireFresh();
  await spend('emailChange', (await signedInViewer()).id);
  if (!(await updateOwnEmail(email))) {
    const reader = 'Another account has this e-mail. Yours is unchanged.';
    throw new AppError('conflict', 'e-mail taken', reader);
  }
  await rememberDevice(email);
}

/** Deletes the viewer's account for good; the password must have been typed a short while ago. */
export async function deleteAccount(): Promise<void> {
  await requireFresh();
  if (await deleteOwnAccount()) return;
  const reader = 'You are the only administrator. Make another one first.';
  throw new AppError('conflict', 'the last admin', reader);
}

/** Makes sure that a copy may be taken, before the browser goes to fetch it. */
export async function mayExport(): Promise<void> {
  await requireFresh();
}

/** A zip of JSON files with everything the viewer has done, made while it is sent. */
export async function accountArchive(): Promise<ReadableStream<Uint8Array>> {
  await requireFresh();
  await spend('accountExport', (await signedInViewer()).id);
  return zipped(await exportOwnAccount());
}

function zipped(files: AsyncGenerator<ExportFile>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let out: ReadableStreamDefaultController<Uint8Array>;
  const zip = new Zip((error, chunk, final) => {
    if (error) return out.error(error);
    if (chunk.length > 0) out.enqueue(chunk);
    if (final) out.close();
  });
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        out = controller;
      },
      // One file at a time, and the next one only when this one was taken.
      pull: async () => {
        const next = await files.next();
        if (next.done) return zip.end();
        const file = new ZipDeflate(next.value.path, { level: 6 });
        zip.add(file);
        file.push(encoder.encode(JSON.stringify(next.value.content, null, 2)), true);
      },
      cancel: async () => {
        zip.terminate();
        await files.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
