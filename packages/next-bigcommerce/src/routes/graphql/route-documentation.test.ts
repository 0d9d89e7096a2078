import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type RefusalCode, RouteRefusal, statusOfRefusal } from "../refusal.js";
import { answerRefusal } from "./answer.js";

const page = readFileSync(new URL("../../../docs/graphql-route.md", import.meta.url), "utf8");

async function answerTo(code: RefusalCode): Promise<[code: string, status: number]> {
  const answer = answerRefusal(new RouteRefusal(code, "no"), () => {});
  return [(await answer.json()).errors[0].extensions.code, answer.status];
}

test("docs/graphql-route.md has each code with its status, and no other", async () => {
  const rows = [...page.matchAll(/^\| `([a-z_]+)`\s+\| (\d{3})\s+\|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  const answers = await Promise.all((Object.keys(statusOfRefusal) as RefusalCode[]).map(answerTo));
  expect(Object.fromEntries(rows)).toEqual({ graphql_error: 200, ...Object.fromEntries(answers) });
});
