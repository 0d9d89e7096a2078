/** Confirms what was done, on the next page. It goes once something on that page is refused. */
export function Notice({ children }: { children: string }) {
  return (
    <p
      role="status"
      className="mb-6 in-[main:has([role=alert])]:hidden rounded-lg bg-fern-wash px-4 py-3 font-medium text-fern-deep"
    >
      {children}
    </p>
  );
}
