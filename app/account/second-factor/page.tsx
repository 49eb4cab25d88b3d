import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { confirmPasswordAction } from '@/app/account/actions';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { requireSession } from '@/server/auth/viewer';
import { countRecoveryCodes, hasSecondFactor } from '@/server/data/second-factor';
import { SecondFactor } from './_components/second-factor';
import { beginAction, confirmAction, renewAction, switchOffAction } from './actions';

export const metadata: Metadata = { title: 'Second factor' };

export default async function SecondFactorPage() {
  const { viewer, held } = await requireSession('/account/second-factor');
  const isOn = await hasSecondFactor(viewer.id);
  if (viewer.role === 'learner' && !isOn) notFound();
  const codesLeft = isOn ? await countRecoveryCodes(viewer.id) : 0;
  return (
    <Page
      title="Second factor"
      lead="With it, signing in takes your password and a code that an app on your device makes. Anyone who learns your password is still kept out."
    >
      {held && (
        <div className="mb-6 max-w-xl">
          <Notice kind="info">
            This site asks a second factor of its instructors and admins. Switch it on, and
            everything else opens.
          </Notice>
        </div>
      )}
      <SecondFactor
        isOn={isOn}
        codesLeft={codesLeft}
        actions={{
          begin: beginAction,
          confirmCode: confirmAction,
          renew: renewAction,
          switchOff: switchOffAction,
          confirm: confirmPasswordAction,
        }}
      />
      <p className="mt-8">
        <Link href="/account" className="text-sm text-accent underline underline-offset-2">
          Account
        </Link>
      </p>
    </Page>
  );
}
