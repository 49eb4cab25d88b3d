/** What happens at an event of the heap. `w` is a piece of work, `c` a component, `m` a message. */
export enum EVENT {
  /** A phase of work w ends: own work, look-up of a key, latency. */
  phaseDone = 1,
  /** Work w has failed and the time of a failure has passed. */
  failureDone = 2,
  /** The broker has acknowledged a batch of work w. */
  published = 3,
  /** The oldest call of component c may have taken too long. */
  callTimeout = 4,
  /** The oldest message in flight of queue c may be visible again. */
  visibility = 5,
  /** The oldest open request of a flow may have waited too long. */
  requestTimeout = 6,
  /** Message m, given back, is visible again. */
  redelivery = 7,
  /** Work w makes its failed call again. */
  retry = 8,
  /** Component c may take its next unit under its rate limit. */
  turn = 9,
  /** Work w may make its call under the rate limit. */
  callTurn = 10,
  faultBegin = 11,
  faultEnd = 12,
  /** The next request of a flow. */
  arrival = 13,
  /** A user of a closed flow has thought enough. */
  thinkDone = 14,
  /** The broker has refused a batch of work w. */
  publishFailed = 15,
  /** A call ends at a component that has no slots and calls nobody. */
  leafDone = 16,
  /** Work w, a call, arrives at its component. */
  arrives = 17,
  /** A client makes a failed request again. */
  asksAgain = 18,
  /** Component c looks again whether it may take fewer messages than a batch holds. */
  batchLook = 19,
  /** Work w, a question held open, is answered "not yet". */
  holdOver = 20,
  /** Whoever wrote an item reads it with a request of a flow. */
  rereads = 21,
  /** Component c, which scales, looks how much there is to do. */
  scaleLook = 22,
  /** A replica of component c that was started takes work. */
  replicaStarts = 23,
}

/** What is settled within the instant of an event, in order, before the next event is looked at. */
export enum SOON {
  answerOk = 1,
  answerError = 2,
  wakeConsumer = 3,
  wakeQueue = 4,
  branchOk = 5,
  branchError = 6,
  holdEnds = 7,
  joinedOk = 8,
  joinedError = 9,
}
