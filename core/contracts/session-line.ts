/** One of the browsers in which the viewer is signed in; times in ISO 8601, UTC. */
export interface SessionLine {
  id: string;
  device: string;
  address: string | null;
  createdAt: string;
  lastSeenAt: string;
  /** Whether it is the one that asks. */
  isThis: boolean;
}
