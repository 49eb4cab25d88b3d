export function folderTrouble(error: unknown, folder: string): string | null;
