import { expect, it } from "vitest";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { type FlightWork, TokenFlights } from "./flight.js";
import { openSlot } from "./slot.js";

const fail = (): never => {
  throw new Error("unexpected");
};

it.each<[string, FlightWork]>([
  ["landing", async () => fail],
  ["its work", async () => fail()],
])("a flight that throws in %s settles without rejecting, and is gone", async (where, work) => {
  const slot = openSlot(`flight that throws in ${where}`);
  const flights = new TokenFlights(slot, createFakeClock(), 1000);
  await expect(flights.start(work).settled).resolves.toBeUndefined();
  expect(flights.live()).toBeUndefined();
});

it("work that never ends keeps nobody waiting beyond its deadline, and is given up a little later", async () => {
  const clock = createFakeClock();
  const flights = new TokenFlights(openSlot("work that never ends"), clock, 1000);
  const flight = flights.start(() => new Promise(() => {}));
  let isOver = false;
  flight.over.then(() => {
    isOver = true;
  });
  await clock.pass(999);
  expect(isOver).toBe(false);
  await clock.pass(1);
  expect(isOver).toBe(true);
  await clock.pass(2001);
  expect(flights.live()).toBeUndefined();
});

it("a caller that joins a flight after its deadline has its own timer, whatever the clock was set to", async () => {
  const clock = createFakeClock();
  const flights = new TokenFlights(openSlot("an overdue flight"), clock, 1000);
  const flight = flights.start(() => new Promise(() => {}));
  await clock.pass(1000);
  await clock.set(-600_000);
  let hasLeft = false;
  flights
    .join(flight, { atMs: flight.deadlineMs, timeoutMs: 1000, signal: undefined }, "Waiting")
    .then(() => {
      hasLeft = true;
    });
  await clock.settle();
  expect(hasLeft).toBe(false);
  await clock.pass(600_000);
  expect(hasLeft).toBe(true);
});
