import { Notice } from '@/components/ui/notice';
import type { SubmitFailure } from './submit-button';

/** Why a diagram was not taken, with every problem and where it is. */
export function FailureNotice({ failure }: { failure: SubmitFailure }) {
  return (
    <div className="p-3">
      <Notice kind="trouble">
        <p className="font-medium">{failure.message}</p>
        {failure.problems.length > 0 && (
          <ul className="mt-1 list-disc pl-5">
            {failure.problems.slice(0, 20).map((problem) => (
              <li key={`${problem.path} ${problem.message}`}>
                <code className="font-mono text-xs">{problem.path}</code>: {problem.message}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
