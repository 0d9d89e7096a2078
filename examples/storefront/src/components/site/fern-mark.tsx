/** A frond, the shop's mark: one stem and three pairs of leaves. */
export function FernMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 36" className={className} aria-hidden="true" fill="none">
      <path d="M14 34C14 24 14 14 14 3" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      <g fill="currentColor">
        <path d="M14 29C8 29 3.500 26 2 21c6-.6 10.500 2.400 12 8Z" />
        <path d="M14 29c6 0 10.500-3 12-8-6-.6-10.500 2.400-12 8Z" />
        <path d="M14 20.500c-5 0-8.600-2.500-9.800-6.500 5-.5 8.600 1.900 9.800 6.500Z" />
        <path d="M14 20.500c5 0 8.600-2.500 9.800-6.500-5-.5-8.600 1.900-9.800 6.500Z" />
        <path d="M14 12.500c-3.600 0-6.300-1.800-7.200-5 3.700-.4 6.300 1.500 7.200 5Z" />
        <path d="M14 12.500c3.600 0 6.300-1.800 7.200-5-3.700-.4-6.300 1.500-7.200 5Z" />
      </g>
    </svg>
  );
}
