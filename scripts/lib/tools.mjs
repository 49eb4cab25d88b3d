// The programs of the system that the tests need.
import { existsSync, readdirSync } from 'node:fs';
import { execute } from './suites.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const POSTGRES = '/usr/lib/postgresql';

/** Whether a Chromium is there. */
export function hasChromium() {
  return [process.env.CHROMIUM_PATH, ...CHROMIUM].some((path) => path && existsSync(path));
}

/** Whether a Firefox is there. */
export function hasFirefox() {
  return [process.env.FIREFOX, ...FIREFOX].some((path) => path && existsSync(path));
}

/** Whether a PostgreSQL server's programs are there. */
export function hasPostgres() {
  if (process.env.POSTGRES_BIN) return existsSync(`${process.env.POSTGRES_BIN}/initdb`);
  if (!existsSync(POSTGRES)) return false;
  return readdirSync(POSTGRES).some((version) => existsSync(`${POSTGRES}/${version}/bin/initdb`));
}

/** As root on Debian, installs what is missing; elsewhere says what to install. */
export async function installTools(root) {
  const missing = [
    ...(hasChromium() ? [] : ['chromium']),
    ...(hasFirefox() ? [] : ['firefox-esr']),
    ...(hasPostgres() ? [] : ['postgresql']),
  ];
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    console.log(
      `Install ${missing.join(', ')} for the whole suite (Debian: apt-get install ${missing.join(' ')}; elsewhere name them with CHROMIUM_PATH, FIREFOX and POSTGRES_BIN).`,
    );
    return;
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await execute(root, 'apt-get', ['update'], { env });
  const args = ['install', '-y', '--no-install-recommends', ...missing];
  const { code, output } = await execute(root, 'apt-get', args, { env });
  if (code !== 0) console.log(output);
}
