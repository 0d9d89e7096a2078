export function OrderSkeleton() {
  return (
    <div role="status" aria-label="Loading your order">
      <span className="skeleton block h-10 w-52" />
      <span className="skeleton mt-3 mb-8 block h-6 w-60" />
      <div className="grid gap-8 xl:grid-cols-[1fr_19rem]">
        <span className="skeleton h-96 rounded-xl" />
        <div className="grid content-start gap-6">
          <span className="skeleton h-52 rounded-xl" />
          <span className="skeleton h-44 rounded-xl" />
        </div>
      </div>
    </div>
  );
}
