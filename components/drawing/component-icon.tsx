import {
  Cloud,
  Database,
  type LucideIcon,
  Megaphone,
  Monitor,
  Rows3,
  Server,
  Split,
  Wrench,
  Zap,
} from 'lucide-react';
import type { ComponentTypeId } from '@/core/contracts/component-type';

const ICONS: Record<ComponentTypeId, LucideIcon> = {
  client: Monitor,
  'load-balancer': Split,
  service: Server,
  queue: Rows3,
  topic: Megaphone,
  worker: Wrench,
  database: Database,
  cache: Zap,
  'external-api': Cloud,
};

/** The icon of a component type, the same wherever the type appears. */
export function ComponentIcon({ type, size = 18 }: { type: ComponentTypeId; size?: number }) {
  const Icon = ICONS[type];
  return <Icon size={size} strokeWidth={1.75} aria-hidden="true" />;
}
