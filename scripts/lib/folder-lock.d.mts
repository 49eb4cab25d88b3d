export interface FolderLock {
  file: string;
  /** Names further processes that keep the lock while they live. */
  adopt(pids: number[]): void;
  release(): void;
}

/** When the process began; null when it is not alive. */
export function processStart(pid: number): string | null;

/** Takes a lock, or names the live process that has it. */
export function takeLock(
  folder: string,
  name: string,
): { lock: FolderLock; holder?: undefined } | { holder: number; lock?: undefined };
