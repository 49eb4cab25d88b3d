/** One entry as admins read it; `at` in ISO 8601, UTC. */
export interface AuditLine {
  id: string;
  at: string;
  actorId: string | null;
  actorName: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  subjectName: string | null;
  address: string | null;
  request: string | null;
  before: unknown;
  after: unknown;
}
