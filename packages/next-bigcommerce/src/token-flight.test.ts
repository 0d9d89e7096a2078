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
  await expect(flights.start(work).settled).resolves.toBeUndefined();
  expect(flights.live()).toBeUndefined();
});

it("work that never ends leaves nobody waiting: its flight is over a little after its deadline", async () => {
  const slot = openSlot("work that never ends");
  const clock = createManualClock();
  const flights = createTokenFlights(slot, clock, 1000);
  let isOver = false;
  flights
    .start(() => new Promise(() => {}))
    .settled.then(() => {
      isOver = true;
    });
  await clock.advance(3000);
  expect(isOver).toBe(false);
  await clock.advance(1);
  expect(isOver).toBe(true);
  expect(flights.live()).toBeUndefined();
});
