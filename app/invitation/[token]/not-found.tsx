import { DeadLink } from '@/components/ui/dead-link';

export default function InvitationIsDead() {
  return (
    <DeadLink
      title="Invitation"
      says="This link does not work, or no longer: it makes one account, within two weeks. If yours is made, sign in; otherwise ask the administrator of this site for a new link."
    />
  );
}
