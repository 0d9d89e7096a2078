import { expect, it } from "vitest";
import { type BigCommerceEvent, createPeriodicHears, createTelemetry } from "./telemetry.js";

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

it("for what happens at every read it is looked once a second, also after the clock was set back", () => {
  let [looks, isHeard] = [0, false];
  const hears = () => {
    looks += 1;
    return isHeard;
  };
  const hearsAt = createPeriodicHears(createTelemetry([{ listen: () => {}, hears }]), "token_served");
  expect([hearsAt(5_000), hearsAt(5_999), looks]).toEqual([false, false, 1]);
  isHeard = true;
  expect([hearsAt(5_999), hearsAt(6_000), hearsAt(6_001), looks]).toEqual([false, true, true, 2]);
  isHeard = false;
  expect([hearsAt(1_000), looks]).toEqual([false, 3]);
});
