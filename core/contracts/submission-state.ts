/** Where the grading of a hand-in stands. */
export type SubmissionState = 'queued' | 'grading' | 'graded' | 'failed';
