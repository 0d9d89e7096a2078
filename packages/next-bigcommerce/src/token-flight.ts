import type { Clock } from "./clock.js";
import { createDeadline, type Deadline } from "./deadline.js";
import type { TokenSlot } from "./token-state.js";

/** A flight that is this much past its deadline was frozen with its process: it is gone, and no failure. */
const frozenFlightMs = 2_000;

/** Does the work and answers what it comes to, which counts only while the flight is still the present one. */
export type FlightWork = (deadline: Deadline) => Promise<() => void>;

export interface TokenFlights {
  /** Settles with the flight on its way and never rejects; `undefined` where there is none. */
  live(): Promise<void> | undefined;
  start(work: FlightWork): Promise<void>;
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

  return {
    isFrozen,
    live() {
      const { flight } = slot;
      return flight === undefined || isFrozen({ atMs: flight.deadlineMs }) ? undefined : flight.settled;
    },
    start(work) {
      slot.flightCount += 1;
      const id = slot.flightCount;
      const deadline = createDeadline(clock, timeoutMs);
      const settled = fly(id, deadline, work);
      slot.flight = { id, deadlineMs: deadline.atMs, settled };
      return settled;
    },
  };
}
