import { Search } from 'lucide-react';
import type { InputHTMLAttributes, ReactNode } from 'react';

type SearchFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'> & {
  /** What is searched; said to those who do not see the glass. */
  label: string;
  /** For a narrow column. */
  small?: boolean;
  /** What lies over the end of the field. */
  children?: ReactNode;
};

/** A field to search by, with a glass before it. */
export function SearchField({ label, small = false, children, ...rest }: SearchFieldProps) {
  return (
    <label className="relative block">
      <span className="sr-only">{label}</span>
      <Search
        size={small ? 14 : 18}
        aria-hidden
        className={`pointer-events-none absolute top-1/2 -translate-y-1/2 text-ink-faint ${small ? 'left-2' : 'left-3'}`}
      />
      <input
        type="search"
        autoComplete="off"
        className={`w-full rounded border border-line-strong bg-sheet ${small ? 'min-h-8 pr-1 pl-7 text-sm max-md:min-h-11' : 'min-h-11 pr-10 pl-10 text-base'}`}
        {...rest}
      />
      {children}
    </label>
  );
}
