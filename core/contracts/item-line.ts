/** Groups smaller than this are marked, and nothing is said of how well a question tells strong from weak. */
export const SMALL_GROUP = 30;

/** How a class answered one question, of each learner the first finished attempt. */
export interface QuestionItem {
  id: string;
  prompt: string;
  answers: number;
  right: number;
  /** Answers of learners who said that they were sure, and those of them that were wrong. */
  sure: number;
  sureWrong: number;
  /** Median time from seeing the question to answering it, ms; null when no browser told. */
  medianMs: number | null;
  /** Correlation of being right here with the points of the other questions; null for small groups and where everybody did alike. */
  discrimination: number | null;
  /** Of questions with options: how many chose each. */
  options: { id: string; text: string; right: boolean; chosen: number }[];
}

/** How a class keeps one promise of a mission. */
export interface CheckItem {
  id: string;
  promise: string;
  /** By number of the try: how many handed in so many, and how many of these kept it. The last stands for all further ones. */
  byTry: { tries: number; kept: number }[];
  /** Of the tries that count: how many, and how many keep it. */
  counted: number;
  kept: number;
  /** What most of those that break it do, as the report of one of them says it; null when none does or it is not known. */
  commonest: { message: string; tries: number; submissionId: string } | null;
}

/** How far predictions of a scenario were from what the run showed. */
export interface PredictionItem {
  scenario: string;
  quantity: string;
  predictions: number;
  /** Median of the larger over the smaller of prediction and outcome: 1 is exact. */
  medianFactor: number;
  /** Predictions more than twice, or less than half, of what was shown. */
  far: number;
}

/** Two designs with the same parts and settings of which one shows no drawing of its own. A hint, never a verdict. */
export interface SamePair {
  first: { submissionId: string; name: string };
  second: { submissionId: string; name: string };
  /** Why it is listed: no log of one of them, or the same log. */
  why: 'no-log' | 'same-log';
}

/** Somebody behind a figure. */
export interface BehindLine {
  /** The attempt or submission; null for none. */
  id: string | null;
  name: string;
  note: string;
}
