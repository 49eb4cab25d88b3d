import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { safePath } from '@/core/access/safe-path';
import { RegisterForm } from './_components/register-form';
import { registerAction } from './actions';

export const metadata: Metadata = { title: 'Create an account' };

export default async function RegisterPage({ searchParams }: PageProps<'/register'>) {
  const { next } = await searchParams;
  return (
    <Page title="Create an account" lead="What you drew as a visitor comes with you.">
      <RegisterForm next={safePath(next, '/home')} register={registerAction} />
    </Page>
  );
}
