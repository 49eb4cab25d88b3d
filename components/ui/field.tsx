import type { InputHTMLAttributes, ReactNode, Ref } from 'react';

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  name: string;
  help?: ReactNode;
  error?: string;
  ref?: Ref<HTMLInputElement>;
};

/** A labelled input with help and error text tied to it. */
export function TextField({ label, name, help, error, ...rest }: TextFieldProps) {
  const id = `field-${name}`;
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        className="min-h-11 rounded border border-line-strong bg-sheet px-3 text-base aria-invalid:border-trouble"
        {...rest}
      />
      {help && (
        <p id={`${id}-help`} className="text-xs text-ink-faint">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-trouble">
          {error}
        </p>
      )}
    </div>
  );
}
