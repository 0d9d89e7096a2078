import type { Clock } from "../time/clock.js";
import { createDeadline, type Deadline, waitWithin } from "../time/deadline.js";
import type { Flight, TokenSlot } from "./slot.js";

/** A flight that is this much past its deadline was frozen with its process: it is gone, and no failure. */
const frozenFlightMs = 2_000;

/** Does the work and answers what it comes to, which counts only while the flight is still the present one. */
export type FlightWork = (deadline: Deadline) => Promise<() => void>;

export interface TokenFlights {
  /** The flight on its way. */
  live(): Flight | undefined;
  start(work: FlightWork): Flight;
  isFrozen(deadline: Deadline): boolean;
}

/** One flight at a time, for all copies of the module: it sits in the slot before anything can settle it. */
export function createTokenFlights(slot: TokenSlot, clock: Clock, timeoutMs: number): TokenFlights {
  const isFrozen = ({ atMs }: Pick<Deadline, "atMs">) => clock.now() > atMs + frozenFlightMs;

  async function fly(id: number, deadline: Deadline, work: FlightWork): Promise<void> {
    await Promise.resolve();
    try {
      const land = await work(deadline);
      if (slot.flight?.id === id) land();
    } catch {
      // Work tells of its failures itself. Whoever waited finds no token, and asks again.
    } finally {
      if (slot.flight?.id === id) slot.flight = undefined;
    }
  }

  function endAtDeadline(settled: Promise<void>, onDeadline: () => void): Promise<void> {
    return new Promise((resolve) => {
      const stop = clock.startTimer(timeoutMs, () => {
        onDeadline();
        resolve();
      });
      settled.then(() => {
        stop();
        resolve();
      });
    });
  }

  return {
    isFrozen,
    live() {
      const { flight } = slot;
      return flight === undefined || isFrozen({ atMs: flight.deadlineMs }) ? undefined : flight;
    },
    start(work) {
      slot.flightCount += 1;
      const id = slot.flightCount;
      const deadline = createDeadline(clock, timeoutMs);
      const settled = fly(id, deadline, work);
      const over = endAtDeadline(settled, () => {
        flight.isOverdue = true;
      });
      const flight = { id, deadlineMs: deadline.atMs, settled, over, isOverdue: false };
      slot.flight = flight;
      return flight;
    },
  };
}

/**
 * Waits for a flight no longer than the caller's own deadline. Thousands may wait for one flight: whoever stays until
 * its deadline needs no timer, since the flight has one for all of them. What it does after that, such as storing what it
 * got, keeps nobody.
 */
export function joinFlight(flight: Flight, deadline: Deadline, clock: Clock, what: string): Promise<void> {
  const staysUntilItsDeadline = deadline.signal === undefined && deadline.atMs >= flight.deadlineMs;
  if (staysUntilItsDeadline && !flight.isOverdue) return flight.over;
  return waitWithin(flight.settled, deadline, clock, what);
}
