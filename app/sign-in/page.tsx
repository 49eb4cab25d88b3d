import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { safePath } from '@/core/access/safe-path';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams;
  return (
    <Page
      title="Sign in"
      lead="Your drafts, submissions and quiz results are kept with your account."
    >
      <SignInForm next={safePath(next, '/home')} />
    </Page>
  );
}
