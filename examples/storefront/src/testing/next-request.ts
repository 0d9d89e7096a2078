/**
 * In place of `next/headers` and `next/server`, which work only within a request of Next: the cookies that one browser
 * has, and a request without headers.
 */
const jar = new Map<string, string>();

export const browserCookies = {
  get(name: string) {
    const value = jar.get(name);
    return value === undefined ? undefined : { name, value };
  },
  getAll: () => [...jar].map(([name, value]) => ({ name, value })),
  has: (name: string) => jar.has(name),
  set(name: string, value: string, { maxAge }: { maxAge?: number } = {}) {
    if (maxAge === 0) jar.delete(name);
    else jar.set(name, value);
  },
  /** A new browser. */
  clear: () => jar.clear(),
};

export const cookies = async () => browserCookies;
export const headers = async () => new Headers();
export const connection = async () => {};
