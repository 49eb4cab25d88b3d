import type { ReactNode, SelectHTMLAttributes } from 'react';

type SelectFieldProps = SelectHTMLAttributes<HTMLSelectElement> & {
  label: string;
  name: string;
  options: readonly { value: string; label: string }[];
  help?: ReactNode;
};

/** A labelled choice of one among several, with help text tied to it. */
export function SelectField({
  label,
  name,
  options,
  help,
  className = '',
  ...rest
}: SelectFieldProps) {
  const id = `field-${name}`;
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        name={name}
        aria-describedby={help ? `${id}-help` : undefined}
        className="min-h-11 rounded border border-line-strong bg-sheet px-3 text-base"
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <p id={`${id}-help`} className="text-xs text-ink-faint">
          {help}
        </p>
      )}
    </div>
  );
}
