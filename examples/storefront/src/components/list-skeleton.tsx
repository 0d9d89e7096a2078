export interface ListSkeletonProps {
  /** What is loading, for those who cannot see it. */
  label: string;
  rows: number;
}

/** Stands in for a list of orders until it is there. */
export function ListSkeleton({ label, rows }: ListSkeletonProps) {
  return (
    <div role="status" aria-label={label} className="card divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div
          key={row}
          className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 px-5 py-5 sm:h-15 sm:py-0"
        >
          <span className="skeleton h-5 w-2/3" />
          <span className="skeleton h-5 w-20" />
          <span className="skeleton h-5 w-1/3 sm:hidden" />
        </div>
      ))}
    </div>
  );
}
