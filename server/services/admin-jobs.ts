import 'server-only';
import { requeueSubmission } from '@/server/data/admin-jobs';
import { notFound } from '@/server/errors';

/** Has a hand-in that could not be graded graded after all, for example when its mission is back. */
export async function retryGrading(id: string): Promise<void> {
  if (!(await requeueSubmission(id))) throw notFound(`no failed submission ${id}`);
}
