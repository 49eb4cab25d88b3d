import { DeadLink } from '@/components/ui/dead-link';

export default function PlaceLinkIsDead() {
  return (
    <DeadLink
      title="Your place in a class"
      says="This link does not work, or no longer: it takes one person into a class, once, within two weeks. Ask your instructor for a new one."
      goOn={{ href: '/classes', label: 'Your classes' }}
    />
  );
}
