'use client';

import type { ComponentProps } from 'react';
import { Button } from './button';
import { useHydrated } from './use-hydrated';

/**
 * The button of a form that our script sends. It waits until the script is there: before that the browser would send the form by itself,
 * and what was filled in would be lost with the page. A disabled button keeps Enter from sending it, too.
 */
export function SubmitButton({ disabled, ...rest }: Omit<ComponentProps<typeof Button>, 'type'>) {
  const hydrated = useHydrated();
  return <Button {...rest} type="submit" disabled={disabled === true || !hydrated} />;
}
