import { redirect } from 'next/navigation';
import { requireUser } from '@/server/auth/viewer';
import { teachesAnything } from '@/server/data/cohorts';

/** Where somebody begins who has signed in and wanted no page: their classes for people who teach, their practice for others. */
export default async function StartPage(): Promise<never> {
  await requireUser('/start');
  redirect((await teachesAnything()) ? '/teach' : '/home');
}
