// What an operator or a test sets with `setGlobalDispatcher` of npm's undici.
const mockedToken = ["header", "{}", "signature-that-is-long-enough"]
  .map((part) => Buffer.from(part).toString("base64url"))
  .join(".");

const make = {
  mock({ MockAgent }, { origin, path: mocked = /^/ }) {
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent
      .get(origin)
      .intercept({ path: mocked, method: "POST" })
      .reply(200, ({ path }) => ({
        data: path.startsWith("/stores/") ? { token: mockedToken } : { done: "mocked" },
      }))
      .persist();
    return agent;
  },
  /** As a test that wants to see what its app does without BigCommerce, once. */
  failingMock(undici, { origin }) {
    const agent = make.mock(undici, { origin, path: /^\/stores\// });
    const failure = Object.assign(new Error("mocked"), { code: "ENETUNREACH" });
    agent.get(origin).intercept({ path: "/graphql", method: "POST" }).replyWithError(failure);
    return agent;
  },
  proxy: ({ ProxyAgent }, { proxy }) => new ProxyAgent(proxy),
  interceptors({ Agent, interceptors }) {
    const { redirect, retry, cache } = interceptors;
    const all = [redirect({ maxRedirections: 5 }), retry({ minTimeout: 10, maxRetries: 3 }), cache?.()];
    return new Agent().compose(all.filter((interceptor) => interceptor !== undefined));
  },
  /** As one that an operator wrote, which asks for redirects whatever the request says. */
  insistent({ Agent, interceptors }) {
    const insist = (dispatch) => (options, handler) => dispatch({ ...options, maxRedirections: 5 }, handler);
    return new Agent().compose(interceptors.redirect({ maxRedirections: 5 }), insist);
  },
};

/** Returns whether this Node can load that undici. */
export async function setDispatcher({ undici, kind, ...options }) {
  const module = await import(undici).catch(() => undefined);
  module?.setGlobalDispatcher(make[kind](module, options));
  return module !== undefined;
}
