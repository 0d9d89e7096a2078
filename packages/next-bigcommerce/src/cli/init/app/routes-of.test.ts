import { expect, test } from "vitest";
import { routeOf } from "./routes-of.js";

test.each([
  ["app/page.tsx", ""],
  ["app/login/page.tsx", "/login"],
  ["app/(auth)/login/page.js", "/login"],
  ["app/(shop)/account/@main/orders/page.tsx", "/account/orders"],
  ["app/api/graphql/route.ts", "/api/graphql"],
  ["app/login/layout.tsx", undefined],
  ["app/login/login-page.tsx", undefined],
  ["pages/login.tsx", "/login"],
  ["pages/account/orders/index.tsx", "/account/orders"],
  ["pages/api/graphql.ts", "/api/graphql"],
  ["lib/session.ts", undefined],
])("%s serves %s", (path, route) => {
  expect(routeOf(path)).toBe(route);
});
