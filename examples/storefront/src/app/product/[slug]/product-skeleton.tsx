export function ProductSkeleton() {
  return (
    <div role="status" aria-label="Loading the product">
      <span className="skeleton block h-5 w-32" />
      <div className="mt-5 grid gap-8 md:grid-cols-2 md:gap-12 lg:gap-16">
        <span className="skeleton block aspect-square rounded-lg" />
        <div className="md:py-4">
          <span className="skeleton block h-5 w-28" />
          <span className="skeleton mt-3 block h-10 w-3/4" />
          <div className="mt-5 min-h-24">
            <PriceSkeleton />
          </div>
          <span className="skeleton mt-6 block h-5 w-24" />
          <span className="skeleton mt-6 block h-40" />
        </div>
      </div>
    </div>
  );
}

export function PriceSkeleton() {
  return (
    <span role="status" aria-label="Loading the price" className="block">
      <span className="skeleton block h-5 w-24" />
      <span className="skeleton mt-2 block h-8 w-32" />
      <span className="skeleton mt-2 block h-5 w-48" />
    </span>
  );
}
