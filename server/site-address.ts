import 'server-only';
import { serverEnv } from './env';

/** The address under which readers reach the site: as it is set, or that of embedded mode. */
export const siteAddress = () => serverEnv().url ?? `http://localhost:${process.env.PORT || 3000}`;
