/** Stands in for two columns of cards until they are there. */
export function CardsSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-4 sm:grid-cols-2">
      {[0, 1, 2, 3].map((card) => (
        <span key={card} className="skeleton h-44 rounded-xl" />
      ))}
    </div>
  );
}
