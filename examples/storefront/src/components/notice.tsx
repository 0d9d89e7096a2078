/** Confirms what was done, on the next page. */
export function Notice({ children }: { children: string }) {
  return (
    <p role="status" className="mb-6 rounded-lg bg-fern-wash px-4 py-3 font-medium text-fern-deep">
      {children}
    </p>
  );
}
