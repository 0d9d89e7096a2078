/** Streamed content needs JavaScript to appear; without it, this says so instead of loading for ever. */
export function NeedsScript({ what }: { what: string }) {
  return (
    <noscript>
      <p className="mb-6 rounded-lg bg-wait-wash px-4 py-3 text-wait">
        {what} cannot be shown without JavaScript, which is off here.
      </p>
    </noscript>
  );
}
