import { Page } from '@/components/ui/page';

export default function Loading() {
  return (
    <Page title="Grade report" wide>
      <p role="status" className="text-ink-soft">
        Opening the report …
      </p>
    </Page>
  );
}
