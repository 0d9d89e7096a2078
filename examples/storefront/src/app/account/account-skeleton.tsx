export function AccountSkeleton() {
  return (
    <div role="status" aria-label="Loading your account" className="grid gap-8">
      <div className="grid gap-2">
        <span className="skeleton h-7 w-44" />
        <span className="skeleton h-6 w-64" />
      </div>
      <div>
        <span className="skeleton mb-3 block h-7 w-36" />
        <span className="skeleton block h-15 rounded-xl" />
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <span className="skeleton h-23 rounded-xl" />
        <span className="skeleton h-23 rounded-xl" />
      </div>
    </div>
  );
}
