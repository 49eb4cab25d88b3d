import { DeadLink } from '@/components/ui/dead-link';

export default function ResetLinkIsDead() {
  return (
    <DeadLink
      title="New password"
      says="This link does not work, or no longer: it sets one password, within a day. Ask your instructor or the administrator of this site for a new one."
    />
  );
}
