import type { Finding } from '../contracts/grade-report';

/** Whether a promise was judged and is broken. */
export const isBroken = ({ passed, judged }: Finding): boolean => judged && !passed;
