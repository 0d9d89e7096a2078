import Link from "@/components/navigation/link";
import type { PageInfoFieldsFragment } from "@/gql/graphql";

interface ConnectionPagerProps {
  pageInfo: PageInfoFieldsFragment;
  pathname: string;
  /** Query parameters that stay from page to page. */
  keep?: URLSearchParams;
  /** What is paged, for the navigation's name. */
  label: string;
}

/** Steps through a connection both ways; shows nothing if everything is on one page. */
export function ConnectionPager({ pageInfo, pathname, keep, label }: ConnectionPagerProps) {
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  if (!hasPreviousPage && !hasNextPage) return null;
  const href = (cursor: "after" | "before", value: string | null) => {
    const query = new URLSearchParams(keep);
    if (value !== null) query.set(cursor, value);
    return `${pathname}?${query}`;
  };
  return (
    <nav aria-label={`${label}, pages`} className="mt-10 flex justify-between gap-4">
      {hasPreviousPage ? (
        <Link rel="prev" href={href("before", startCursor)} className="button button-quiet">
          <span aria-hidden="true">←</span> Previous
        </Link>
      ) : (
        <span />
      )}
      {hasNextPage ? (
        <Link rel="next" href={href("after", endCursor)} className="button button-quiet">
          Next <span aria-hidden="true">→</span>
        </Link>
      ) : null}
    </nav>
  );
}
