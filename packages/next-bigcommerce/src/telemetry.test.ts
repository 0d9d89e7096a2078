import { expect, it } from "vitest";
import { type BigCommerceEvent, createEmit } from "./telemetry.js";

const event: BigCommerceEvent = { type: "token_store_recovered", unavailableMs: 1 };

it("every listener hears of every event, whatever another one does", async () => {
  const heard: string[] = [];
  const emit = createEmit(
    () => {
      throw new Error("at once");
    },
    async () => {
      throw new Error("later");
    },
    () => new Promise(() => {}),
    undefined,
    ({ type }) => heard.push(type),
  );
  emit(event);
  emit(event);
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(["token_store_recovered", "token_store_recovered"]);
});
