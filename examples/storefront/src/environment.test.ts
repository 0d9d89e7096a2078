import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { assertEnvironment } from "./environment";

const complete = {
  NODE_ENV: "production",
  DEMO: "",
  SESSION_SECRET: "a secret of more than thirty-two characters",
  TRUSTED_PROXY_HOPS: "1",
  REDIS_URL: "",
};

const stub = (environment: Record<string, string>) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
};

beforeEach(() => stub(complete));
afterEach(() => vi.unstubAllEnvs());

test("a shop with all it needs starts, and so does the demo, and development, with nothing", () => {
  assertEnvironment();
  stub({ REDIS_URL: "redis://10.0.0.4:6379", TRUSTED_PROXY_HOPS: "0" });
  assertEnvironment();
  stub({ SESSION_SECRET: "", TRUSTED_PROXY_HOPS: "", REDIS_URL: "", DEMO: "1" });
  assertEnvironment();
  stub({ DEMO: "", NODE_ENV: "development" });
  assertEnvironment();
});

test.each([
  [{ TRUSTED_PROXY_HOPS: "" }, /TRUSTED_PROXY_HOPS is not set.*Set it to the number of your own proxies/],
  [{ TRUSTED_PROXY_HOPS: "many" }, /TRUSTED_PROXY_HOPS is not a number from 0 to 9/],
  [{ SESSION_SECRET: "" }, /SESSION_SECRET is not set/],
  [{ SESSION_SECRET: "short" }, /SESSION_SECRET has 5 characters/],
  [{ REDIS_URL: "10.0.0.4:6379" }, /REDIS_URL is not a valid address/],
  [{ SESSION_SECRET: "", TRUSTED_PROXY_HOPS: "" }, /TRUSTED_PROXY_HOPS.*\n.*SESSION_SECRET/],
])("with %j a shop in production does not start, and says what to set", (environment, message) => {
  stub(environment);
  expect(assertEnvironment).toThrow(message);
});
