const cards = Array.from({ length: 8 }, (_, index) => index);

export function CatalogueSkeleton() {
  return (
    <div role="status" aria-label="Loading products">
      <div className="flex gap-2 py-1">
        {["w-14", "w-22", "w-20", "w-26"].map((width) => (
          <span key={width} className={`skeleton h-10 rounded-full ${width}`} />
        ))}
      </div>
      <div className="mt-4 grid grid-cols-2 gap-3 md:grid-cols-[2fr_1fr_1fr_6rem]">
        <span className="skeleton h-11 max-md:col-span-2" />
        <span className="skeleton h-11" />
        <span className="skeleton h-11" />
        <span className="skeleton h-11 rounded-full max-md:col-span-2" />
      </div>
      <span className="skeleton mt-8 mb-6 block h-8 w-56" />
      <div className="grid grid-cols-2 gap-x-4 gap-y-9 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4">
        {cards.map((card) => (
          <div key={card}>
            <span className="skeleton block aspect-square rounded-lg" />
            <span className="skeleton mt-3 block h-4 w-1/3" />
            <span className="skeleton mt-2 block h-5 w-4/5" />
            <span className="skeleton mt-2 block h-5 w-1/4" />
          </div>
        ))}
      </div>
    </div>
  );
}
