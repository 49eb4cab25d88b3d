/** Runs once when the server starts, before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { followSupervisor } = await import('@/server/supervisor');
  const { warmUpPasswords } = await import('@/server/auth/password');
  const { notePeerAddresses } = await import('@/server/auth/peer-address');
  const { startGradeRunner, stopGradeRunner } = await import('@/server/jobs/grade-runner');
  followSupervisor();
  notePeerAddresses();
  await warmUpPasswords();
  await startGradeRunner();
  // What is under way may finish while the server closes; what is not done by then goes on in another process.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stopGradeRunner());
}
