'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { buttonClass } from './button';
import type { MenuProps } from './menu';

const load = () => import('./menu').then((m) => m.Menu);
const Menu = dynamic(load);

/** A button with a menu that is loaded when a pointer or the focus comes near. */
export function MenuButton(props: MenuProps) {
  const [asked, setAsked] = useState(false);
  const { label, button, className = '' } = props;
  if (asked) return <Menu {...props} />;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-haspopup="menu"
      aria-expanded={false}
      className={buttonClass('quiet', className)}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setAsked(true)}
    >
      {button}
    </button>
  );
}
