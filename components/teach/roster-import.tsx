'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** What the server says of a roster. */
interface RosterAnswer {
  problems: { line: number; message: string }[];
  problemCount: number;
  repeated: number;
  outcome: {
    added: number;
    changed: number;
    unchanged: number;
    missing: number;
    first: { email: string; name: string; section: string | null }[];
  } | null;
  applied: boolean;
}

const people = (n: number) => (n === 1 ? '1 person' : `${n.toLocaleString('en')} people`);

/** A roster is chosen or pasted, looked at, and then enrolled: all of it or nothing. */
export function RosterImport({ cohortId }: { cohortId: string }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<RosterAnswer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (apply: boolean, body: string) => {
    setBusy(true);
    setFailure(null);
    try {
      const response = await fetch(`/api/cohorts/${cohortId}/roster${apply ? '?apply=1' : ''}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv; charset=utf-8' },
        body,
      });
      const told = await response.json();
      if (response.ok) {
        setAnswer(told as RosterAnswer);
        if (apply) router.refresh();
      } else {
        const { message, problems } = told as { message: string; problems: { message: string }[] };
        setAnswer(null);
        setFailure(problems[0]?.message ?? message);
      }
    } catch {
      setFailure('The server could not be reached. Nothing was enrolled.');
    }
    setBusy(false);
  };
  const choose = (file: File | undefined) => {
    if (!file) return;
    void file.text().then((content) => {
      setText(content);
      return send(false, content);
    });
  };
  return (
    <section aria-label="Roster" className="mt-10">
      <h2 className="text-lg font-semibold">Enrol a roster</h2>
      <p className="mt-1 mb-3 max-w-[68ch] text-sm text-ink-soft">
        A CSV file with a line of headings: <code>email</code>, and if you like <code>name</code>,{' '}
        <code>section</code>, <code>id</code>. Files from Moodle and Canvas work as they are, with
        up to 5,000 rows. The people in it are expected; they are in the class once they have
        joined, because joining shows you their work.
      </p>
      <div className="flex max-w-xl flex-col gap-3">
        <label className="text-sm font-medium">
          File
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            className="mt-1 block w-full text-sm"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </label>
        <label className="text-sm font-medium">
          Or paste it
          <textarea
            rows={4}
            value={text}
            spellCheck={false}
            onChange={(event) => {
              setText(event.target.value);
              setAnswer(null);
            }}
            className="mt-1 block w-full rounded border border-line-strong bg-sheet px-3 py-2 font-mono text-sm font-normal"
          />
        </label>
        <Button
          disabled={busy || text.trim() === ''}
          className="self-start"
          onClick={() => void send(false, text)}
        >
          {busy ? 'Reading …' : 'Look at it first'}
        </Button>
        {failure && <Notice kind="trouble">{failure}</Notice>}
        {answer && answer.problemCount > 0 && (
          <Notice kind="trouble">
            <p>
              Nothing was enrolled: {answer.problemCount.toLocaleString('en')}{' '}
              {answer.problemCount === 1 ? 'line is' : 'lines are'} wrong.
            </p>
            <ul className="mt-2 list-disc pl-5">
              {answer.problems.map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  Line {line}: {message}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {answer?.outcome && (
          <Notice kind={answer.applied ? 'good' : 'info'}>
            <p>
              {answer.applied ? 'Done. ' : ''}
              {people(answer.outcome.added)} {answer.applied ? 'added' : 'to add'},{' '}
              {answer.outcome.changed} {answer.applied ? 'changed' : 'to change'},{' '}
              {answer.outcome.unchanged} as before
              {answer.repeated > 0 && `, ${answer.repeated} lines twice`}.
              {answer.outcome.missing > 0 &&
                ` ${people(answer.outcome.missing)} in the class are not in the file; they stay.`}
            </p>
            {!answer.applied && (
              <>
                <ul className="mt-2 list-disc pl-5">
                  {answer.outcome.first.map(({ email, name, section }) => (
                    <li key={email}>
                      {name}, {email}
                      {section && `, section ${section}`}
                    </li>
                  ))}
                  {answer.outcome.added > answer.outcome.first.length && <li>…</li>}
                </ul>
                {answer.outcome.added + answer.outcome.changed > 0 && (
                  <Button
                    look="primary"
                    disabled={busy}
                    className="mt-3"
                    onClick={() => void send(true, text)}
                  >
                    Enrol them
                  </Button>
                )}
              </>
            )}
          </Notice>
        )}
      </div>
    </section>
  );
}
