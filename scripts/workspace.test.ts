import { expect, test } from "vitest";
import { workspaceEnvironment } from "./workspace.ts";

test("inherited store settings and secrets do not reach what the scripts start", () => {
  const environment = workspaceEnvironment({
    BIGCOMMERCE_STORE_HASH: "a-real-store",
    BIGCOMMERCE_ACCESS_TOKEN: "a-real-token",
    SERVICE_SECRET: "a-real-secret",
    REDIS_URL: "redis://a-real-store",
    NODE_ENV: "development",
    HOME: "/home/someone",
  });
  expect(environment).not.toHaveProperty("BIGCOMMERCE_STORE_HASH");
  expect(environment).not.toHaveProperty("BIGCOMMERCE_ACCESS_TOKEN");
  expect(environment).not.toHaveProperty("SERVICE_SECRET");
  expect(environment).not.toHaveProperty("REDIS_URL");
  expect(environment).not.toHaveProperty("NODE_ENV");
  expect(environment.HOME).toBe("/home/someone");
});
