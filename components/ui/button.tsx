import type { ButtonHTMLAttributes } from 'react';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:opacity-90',
  plain: 'border border-line-strong bg-sheet text-ink hover:bg-sunk',
  quiet: 'text-ink-soft hover:bg-sunk hover:text-ink',
  danger: 'border border-trouble bg-sheet text-trouble hover:bg-trouble-soft',
};

/** Classes of a button, for links that look like one. */
export function buttonClass(look: Look = 'plain', extra = ''): string {
  return `inline-flex min-h-9 items-center justify-center gap-2 rounded px-3 py-1.5 text-sm font-medium whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 ${LOOKS[look]} ${extra}`;
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look };

export function Button({ look = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}
