import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import { AUDIT_ACTIONS } from '@/core/contracts/audit-actions';

const ACTIONS = Object.entries(AUDIT_ACTIONS).map(([value, label]) => ({ value, label }));

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
      <SelectField
        label="What"
        name="action"
        defaultValue={query.action ?? ''}
        options={[{ value: '', label: 'Everything' }, ...ACTIONS]}
        className="min-w-0"
      />
      <TextField label="From" name="from" type="date" defaultValue={query.from ?? ''} />
      <TextField label="To" name="until" type="date" defaultValue={query.until ?? ''} />
      <Button type="submit" className="min-h-11">
        Show
      </Button>
    </form>
  );
}
