/** Runs once when the server starts, before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { followSupervisor } = await import('@/server/supervisor');
  const { warmUpPasswords } = await import('@/server/auth/password');
  const { notePeerAddresses } = await import('@/server/auth/peer-address');
  const { startGradeRunner } = await import('@/server/jobs/grade-runner');
  followSupervisor();
  notePeerAddresses();
  await warmUpPasswords();
  await startGradeRunner();
}
