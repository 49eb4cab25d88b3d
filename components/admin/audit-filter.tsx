import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { AUDIT_ACTIONS } from '@/core/contracts/audit-actions';

/** What the audit log is narrowed down to; a form of the page's own address, so that it can be bookmarked. */
export function AuditFilter({
  query,
}: {
  query: { who: string | null; action: string | null; from: string | null; until: string | null };
}) {
  return (
    <form
      action="/admin/audit"
      className="mb-6 grid items-end gap-4 sm:grid-cols-[1.4fr_1.4fr_1fr_1fr_auto]"
    >
      <TextField label="Name, e-mail or id" name="who" defaultValue={query.who ?? ''} />
      <div className="flex flex-col gap-1">
        <label htmlFor="field-action" className="text-sm font-medium">
          What
        </label>
        <select
          id="field-action"
          name="action"
          defaultValue={query.action ?? ''}
          className="min-h-11 min-w-0 rounded border border-line-strong bg-sheet px-2 text-base"
        >
          <option value="">Everything</option>
          {Object.entries(AUDIT_ACTIONS).map(([action, words]) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <TextField label="From" name="from" type="date" defaultValue={query.from ?? ''} />
      <TextField label="To" name="until" type="date" defaultValue={query.until ?? ''} />
      <Button type="submit" className="min-h-11">
        Show
      </Button>
    </form>
  );
}
