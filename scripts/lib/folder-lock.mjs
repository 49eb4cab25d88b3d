// A lock on a folder, held by a process. Node's built-ins only: `npm start` takes it before anything is installed.
//
// The lock is a row of files `<name>.lock.<generation>`; the highest generation counts. A file is linked into
// place complete and exclusively, so of many processes that find a dead holder exactly one gets the next
// generation, and none ever removes a lock that another has just taken. A killed holder is recognised by its
// process id together with the process's start time, so a reused id does not keep the folder locked.
import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

let serial = 0;

/** When the process began, as text that no later process with the same id can repeat; null when it is not alive. */
export function processStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19]}`;
  } catch (error) {
    if (process.platform === 'linux' && error.code === 'ENOENT') return null;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  if (process.platform === 'win32') return 'alive';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return 'alive';
  }
}

/** The live process among those a lock names, or null when all of them are gone. */
function liveHolder(record) {
  for (const one of [record.holder, ...record.children]) {
    const start = processStart(one.pid);
    if (start !== null && start === one.start) return one.pid;
  }
  return null;
}

function generations(folder, name) {
  const prefix = `${name}.lock.`;
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && /^\d+$/.test(file.slice(prefix.length)))
    .map((file) => Number(file.slice(prefix.length)))
    .sort((a, b) => b - a);
}

function readRecord(file) {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8'));
    // What no lock of ours looks like holds nothing.
    const whole = typeof record?.holder?.pid === 'number' && Array.isArray(record.children);
    return whole || record?.free === true ? record : { free: true };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    // A power cut may leave an empty file; whoever wrote it is gone.
    if (error instanceof SyntaxError) return { free: true };
    throw error;
  }
}

/**
 * Takes the lock `name` of `folder`, making the folder when it is missing. Returns `{ holder: pid }` when a live
 * process has it, or `{ lock }`, whose `adopt(pids)` names further processes that keep it locked while they live and
 * whose `release()` frees it.
 */
export function takeLock(folder, name) {
  mkdirSync(folder, { recursive: true });
  const path = (generation) => join(folder, `${name}.lock.${generation}`);
  const record = { holder: { pid: process.pid, start: processStart(process.pid) }, children: [] };
  serial += 1;
  const draft = join(folder, `${name}.${process.pid}.${serial}.tmp`);
  try {
    for (;;) {
      const highest = generations(folder, name)[0] ?? 0;
      if (highest > 0) {
        const found = readRecord(path(highest));
        if (found === undefined) continue;
        const live = found.free ? null : liveHolder(found);
        if (live !== null) return { holder: live };
      }
      const mine = highest + 1;
      writeFileSync(draft, JSON.stringify(record));
      try {
        linkSync(draft, path(mine));
      } catch (error) {
        if (error.code === 'EEXIST') continue;
        throw error;
      }
      // Somebody slower than a whole change of hands may have recreated a generation that was swept away.
      if (generations(folder, name)[0] !== mine) {
        rmSync(path(mine), { force: true });
        continue;
      }
      for (const old of generations(folder, name)) {
        if (old < mine) rmSync(path(old), { force: true });
      }
      return { lock: held(path(mine), record, () => `${draft}.next`) };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(file, record, scratch) {
  let released = false;
  const write = (content) => {
    const next = scratch();
    writeFileSync(next, JSON.stringify(content));
    renameSync(next, file);
  };
  return {
    file,
    adopt(pids) {
      if (released) return;
      const children = pids
        .map((pid) => ({ pid, start: processStart(pid) }))
        .filter((child) => child.start !== null);
      write({ ...record, children });
    },
    release() {
      if (released) return;
      released = true;
      write({ ...record, free: true });
    },
  };
}
