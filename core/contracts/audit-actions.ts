/**
 * Everything the audit log can say, with the words that admins read. What is done to accounts, classes, links and jobs gets a line here.
 */
export const AUDIT_ACTIONS = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'signed-out': 'Signed out',
  'session-ended': 'Ended a session elsewhere',
  'signed-out-everywhere': 'Signed out everywhere',
  'sessions-ended': 'Ended all sessions of an account',
  registered: 'Registered',
  'second-factor-on': 'Switched a second factor on',
  'second-factor-off': 'Switched a second factor off',
  'recovery-codes-made': 'Made new recovery codes',
  'recovery-code-used': 'Signed in with a recovery code',
  'identity-connected': 'Connected an account elsewhere',
  'identity-disconnected': 'Disconnected an account elsewhere',
  'name-changed': 'Changed a name',
  'email-changed': 'Changed an e-mail',
  'email-confirmed': 'Confirmed an e-mail',
  'account-exported': 'Exported the work of an account',
  'account-deleted': 'Deleted an account',
  'password-changed': 'Changed the password',
  'password-reset': 'Set a new password by a link',
  'reset-link-made': 'Made a link to a new password',
  'invitation-made': 'Made an invitation',
  'invitation-accepted': 'Accepted an invitation',
  'account-disabled': 'Disabled an account',
  'account-enabled': 'Enabled an account',
  'role-changed': 'Changed a role',
  'premium-changed': 'Opened or closed premium lessons',
  'class-made': 'Made a class',
  'class-joined': 'Joined a class',
  'class-left': 'Left a class',
  'class-changed': 'Changed a class',
  'class-archived': 'Archived a class',
  'class-reopened': 'Reopened a class',
  'class-deleted': 'Deleted a class',
  'join-changed': 'Changed how a class is joined',
  'member-removed': 'Removed a member of a class',
  'member-restored': 'Restored a member of a class',
  'member-role-changed': 'Changed a role in a class',
  'roster-enrolled': 'Changed the roster of a class',
  'assignment-set': 'Set an assignment',
  'assignment-changed': 'Changed an assignment',
  'assignment-removed': 'Removed an assignment',
  'extension-granted': 'Granted an extension',
  'extension-withdrawn': 'Withdrew an extension',
  'gradebook-exported': 'Exported a gradebook',
  'work-exported': 'Exported the submissions of a class',
  'work-read': 'Read the work of another account',
  'share-link-made': 'Shared a report by a link',
  'share-link-revoked': 'Revoked a link to a report',
  'grading-retried': 'Had a submission graded again',
  'audit-exported': 'Exported the audit log',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** Whether this names something the audit log can say. */
export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, text);
}
