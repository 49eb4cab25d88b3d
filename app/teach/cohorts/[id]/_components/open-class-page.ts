import { notFound } from 'next/navigation';
import { requireUser } from '@/server/auth/viewer';
import { type OpenClass, selectOptionalOpenClass } from '@/server/data/class-access';

/** The class of a page for staff; a visitor is sent to sign in and back to `path`, to anybody else it does not exist. */
export async function openClassPage(id: string, path: string): Promise<OpenClass> {
  await requireUser(path);
  const open = await selectOptionalOpenClass(id);
  if (open === null) notFound();
  return open;
}
