import { expect, it } from "vitest";
import { createManualClock } from "./manual-clock.fixture.js";
import { createTokenFlights, type FlightWork } from "./token-flight.js";
import { openSlot } from "./token-state.js";

const fail = (): never => {
  throw new Error("unexpected");
};

it.each<[string, FlightWork]>([
  ["landing", async () => fail],
  ["its work", async () => fail()],
])("a flight that throws in %s settles without rejecting, and is gone", async (where, work) => {
  const slot = openSlot(`flight that throws in ${where}`);
  const flights = createTokenFlights(slot, createManualClock(), 1000);
  await expect(flights.start(work)).resolves.toBeUndefined();
  expect(flights.live()).toBeUndefined();
});
