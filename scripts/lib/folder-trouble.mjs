// Why a folder cannot be used, in words for whoever starts the server.

const WORDS = {
  EROFS: 'is on a disk that is mounted read-only',
  EACCES: 'may not be written by the user who starts this',
  EPERM: 'may not be written by the user who starts this',
  ENOTDIR: 'is not a folder, or lies in something that is none',
  EEXIST: 'is not a folder',
  ENOENT: 'cannot be made: a folder above it is missing',
  ENOSPC: 'is on a disk that is full',
  EDQUOT: 'is on a disk whose quota is used up',
};

/** What is wrong with `folder` when working in it threw `error`; null when the error is none of a file system's. */
export function folderTrouble(error, folder) {
  const words = WORDS[error?.code];
  if (words === undefined) return null;
  return `The folder ${folder} ${words} (${error.code}). Nothing was changed. Make room for it there, or choose another one with BACKPRESSURE_DATA_DIR.`;
}
