// In place of `next/headers` where a page's code runs outside of Next.
let current = new Headers();

/** What the next request brings. */
export const setHeaders = (given: HeadersInit) => {
  current = new Headers(given);
};

export const headers = async () => current;
