import type { Instrumentation } from 'next';

/** Runs once when the server starts, before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { followSupervisor } = await import('@/server/supervisor');
  const { warmUpPasswords } = await import('@/server/auth/password');
  const { openFrontDoor } = await import('@/server/front/front-door');
  const { drainOnSignals } = await import('@/server/front/drain');
  const { logEverything } = await import('@/server/log-everything');
  const { startGradeRunner } = await import('@/server/jobs/grade-runner');
  const { startJudging } = await import('@/server/jobs/judge-rounds');
  const { startRegrading } = await import('@/server/jobs/regrade-runner');
  const { grantBackupWishes } = await import('@/server/backup/grant-wishes');
  const { scheduleNightly } = await import('@/server/jobs/nightly');
  const { plantExampleLater } = await import('@/server/jobs/plant-example');
  const { mailSettings } = await import('@/server/mail/settings');
  const { scheduleNews } = await import('@/server/jobs/tell-news');
  const { startDelivery } = await import('@/server/jobs/deliver-letters');
  const { trustedProxies } = await import('@/server/auth/trusted-proxies');
  followSupervisor();
  // A malformed setting stops the start, before anybody is counted under a wrong address.
  trustedProxies();
  if (process.env.NODE_ENV === 'production') logEverything();
  openFrontDoor();
  drainOnSignals();
  await warmUpPasswords();
  await startGradeRunner();
  await startJudging();
  await startRegrading();
  await scheduleNightly();
  if (mailSettings() !== null) {
    await startDelivery();
    await scheduleNews();
  }
  grantBackupWishes();
  plantExampleLater();
}

/**
 * Next tells of every error that nobody caught while it answered. Actions catch their own errors, so one of an action means that its
 * body could not be read: that is the sender's fault, and not worth a stack.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('@/server/log');
  const { requestContext } = await import('@/server/request-context');
  const { method } = request;
  const [path] = request.path.split('?');
  const store = requestContext().getStore();
  if (context.routeType === 'action') {
    if (store !== undefined) store.isUnreadable = true;
    log.info({ method, path }, 'a call that cannot be read');
    return;
  }
  log.error({ err: error, method, path, route: context.routePath }, 'a request failed');
};
