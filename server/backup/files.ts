import 'server-only';

/** What a backup folder holds. */
export const BACKUP = {
  manifest: 'manifest.json',
  embedded: 'database.tar.gz',
  postgres: 'database.dump',
  /** Files of the data folder without which sessions end and grades get other seeds. */
  secrets: ['secret', 'grading-secret'],
} as const;

/** Where the server looks for the wish of a backup, and where it puts the copy of its database. */
export const WISH = { wanted: 'backup.wanted', made: 'backup.made' } as const;
