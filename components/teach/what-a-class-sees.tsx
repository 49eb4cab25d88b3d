/** What joining a class shows of whoever joins; read before they do. */
export function WhatAClassSees({ retentionDays }: { retentionDays: number }) {
  return (
    <ul className="list-disc pl-5 text-sm text-ink-soft">
      <li>
        Its staff see your name and what you hand in to its assignments: reports, quiz answers, the
        parts of lessons you have read. They also see how far you have begun.
      </li>
      <li>
        Its owners and instructors also see your e-mail address and the designs and quizzes you
        finish from today on, whatever for, as long as you are in the class. They can make you a
        link to a new password.
      </li>
      <li>
        They never see what you made before joining, your drafts, or your review cards. Other
        learners see nothing.
      </li>
      <li>
        If you leave, they see only what you handed in to assignments, for {retentionDays} more{' '}
        {retentionDays === 1 ? 'day' : 'days'}.
      </li>
    </ul>
  );
}
