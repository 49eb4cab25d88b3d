/** The last time a learner met a question, in a quiz or in the review. */
export interface LastMeeting {
  quiz: string;
  question: string;
  correct: boolean;
  /** Null when they did not say how sure they were. */
  sure: boolean | null;
  /** ISO 8601, UTC. */
  at: string;
}

/** How well a topic is known. */
export interface Mastery {
  quiz: string;
  /** Questions that were right the last time, an unsure one counting half. */
  points: number;
  met: number;
  total: number;
  /** Points by total, 0–1. */
  share: number;
}

/** How the figure comes about, in words for learners. */
export const MASTERY_WORDS =
  'Of all questions on a topic, the share that you had right the last time you met them, in a quiz or in the review. Right but unsure counts half, never met counts nothing.';

/** Of several meetings with a question, the newest one. */
export function latestMeetings(meetings: readonly LastMeeting[]): LastMeeting[] {
  const latest = new Map<string, LastMeeting>();
  for (const meeting of meetings) {
    const key = `${meeting.quiz}/${meeting.question}`;
    const known = latest.get(key);
    if (!known || known.at < meeting.at) latest.set(key, meeting);
  }
  return [...latest.values()];
}

/** Mastery of each topic, in the order given. Meetings with questions that are gone are left out. */
export function masteryOf(
  topics: readonly { quiz: string; questions: readonly string[] }[],
  meetings: readonly LastMeeting[],
): Mastery[] {
  const latest = latestMeetings(meetings);
  return topics.map(({ quiz, questions }) => {
    const met = latest.filter((one) => one.quiz === quiz && questions.includes(one.question));
    const points = met.reduce((sum, { correct, sure }) => {
      if (!correct) return sum;
      return sum + (sure === false ? 0.5 : 1);
    }, 0);
    const total = questions.length;
    return { quiz, points, met: met.length, total, share: total === 0 ? 0 : points / total };
  });
}
