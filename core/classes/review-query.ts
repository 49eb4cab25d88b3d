/** What a queue of submissions shows: those nobody has said anything about, those whose learner asks, or all that count. */
export const REVIEW_SHOWS = ['waiting', 'asked', 'all'] as const;

/** Which submissions of an assignment are gone through. */
export interface ReviewQuery {
  show: (typeof REVIEW_SHOWS)[number];
  /** Those of one group of alike designs alone; null for any. */
  group: string | null;
  /** From 1. */
  page: number;
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

const GROUP = /^[0-9a-f-]{1,40}$/;

/** What an address asks for; what it says wrongly is left at what is usual. */
export function parseReviewQuery(params: Params): ReviewQuery {
  const one = (name: string) => [params[name]].flat()[0] ?? '';
  const page = Number(one('page'));
  return {
    show: REVIEW_SHOWS.find((show) => show === one('show')) ?? 'waiting',
    group: GROUP.test(one('group')) ? one('group') : null,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query as the end of an address; empty for what is usual. */
export function reviewSearch({ show, group, page }: ReviewQuery): string {
  const parts = [
    ...(show === 'waiting' ? [] : [`show=${show}`]),
    ...(group === null ? [] : [`group=${encodeURIComponent(group)}`]),
    ...(page === 1 ? [] : [`page=${page}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
