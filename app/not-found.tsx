import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { Page } from '@/components/ui/page';

export default function NotFound() {
  return (
    <Page
      title="There is nothing here"
      lead="The address is wrong, or this page is not open to you."
    >
      <Link href="/" className={buttonClass('primary')}>
        To the start page
      </Link>
    </Page>
  );
}
