import { useCallback, useEffect, useRef, useState } from 'react';
import { isTyping } from '@/components/ui/is-typing';
import type { LessonSearch, SearchResult } from './search';

async function loadSearch(): Promise<LessonSearch> {
  const [{ lessonSearch }, answer] = await Promise.all([
    import('./search'),
    fetch('/lessons/search.json'),
  ]);
  if (!answer.ok) throw new Error(`the search answered ${answer.status}`);
  return lessonSearch(await answer.json());
}

/**
 * The search over the lessons: its texts are fetched when somebody is about to use it. The query stands in the address as
 * `?q=`, so that results can be shared and survive going back; `/` goes to the field.
 */
export function useLessonSearch() {
  const [query, setQuery] = useState('');
  const [search, setSearch] = useState<{ run: LessonSearch } | null>(null);
  const [failed, setFailed] = useState(false);
  const loading = useRef<Promise<void> | null>(null);

  const load = useCallback(() => {
    loading.current ??= loadSearch().then(
      (run) => {
        setSearch({ run });
        setFailed(false);
      },
      () => {
        loading.current = null;
        setFailed(true);
      },
    );
  }, []);

  useEffect(() => {
    const asked = new URLSearchParams(window.location.search).get('q') ?? '';
    if (asked !== '') {
      setQuery(asked.slice(0, 200));
      load();
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      document.getElementById('lesson-search')?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [load]);

  const look = (next: string) => {
    setQuery(next);
    load();
    const url = new URL(window.location.href);
    if (next.trim() === '') url.searchParams.delete('q');
    else url.searchParams.set('q', next);
    window.history.replaceState(window.history.state, '', url);
  };

  const results: SearchResult[] | null = search === null ? null : search.run(query);
  return { query, results, failed, look, load };
}
