import { expect, it } from "vitest";
import { type BigCommerceEvent, createTelemetry } from "./events.js";

const event: BigCommerceEvent = { type: "token_store_recovered", unavailableMs: 1 };

it("every listener hears of every event, whatever another one does", async () => {
  const heard: string[] = [];
  const { emit } = createTelemetry([
    {
      listen: () => {
        throw new Error("at once");
      },
    },
    {
      listen: async () => {
        throw new Error("later");
      },
    },
    { listen: () => new Promise(() => {}) },
    { listen: ({ type }) => heard.push(type) },
  ]);
  emit(event);
  emit(event);
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(["token_store_recovered", "token_store_recovered"]);
});

it("an event is heard where any listener does not say otherwise", () => {
  const deaf = { listen: () => {}, hears: () => false };
  const choosy = { listen: () => {}, hears: (type: string) => type === "token_served" };
  expect(createTelemetry([]).hears("token_served")).toBe(false);
  expect(createTelemetry([deaf]).hears("token_served")).toBe(false);
  expect(createTelemetry([deaf, choosy]).hears("token_served")).toBe(true);
  expect(createTelemetry([deaf, choosy]).hears("token_minted")).toBe(false);
  expect(createTelemetry([deaf, { listen: () => {} }]).hears("token_minted")).toBe(true);
});
