import type { Clock } from "../time/clock.js";
import { checkDeadline, createDeadline, type Deadline, raceDeadline } from "../time/deadline.js";
import { isOnWorkers, outliveRequest } from "../workers.js";
import type { Flight, TokenSlot } from "./slot.js";

/** A flight that is this much past its deadline was frozen with its process: it is gone, and no failure. */
const frozenFlightMs = isOnWorkers ? 0 : 2_000;

/** Does the work, and resolves to what is then done with its result if the flight is still the present one. */
export type FlightWork = (deadline: Deadline) => Promise<() => void>;

/** One flight at a time, for all copies of the module: it is in the slot before anything can settle it. */
export class TokenFlights {
  readonly #slot: TokenSlot;
  readonly #clock: Clock;
  readonly #timeoutMs: number;

  constructor(slot: TokenSlot, clock: Clock, timeoutMs: number) {
    this.#slot = slot;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** The flight on its way. */
  live(): Flight | undefined {
    const { flight } = this.#slot;
    return flight === undefined || this.isFrozen({ atMs: flight.deadlineMs }) ? undefined : flight;
  }

  start(work: FlightWork): Flight {
    this.#slot.flightCount += 1;
    const id = this.#slot.flightCount;
    const deadline = { ...createDeadline(this.#clock, this.#timeoutMs), soonest: () => flight.soonest };
    const settled = this.#fly(id, deadline, work);
    const over = raceDeadline(settled, deadline, this.#clock, () => {
      flight.isOverdue = true;
    });
    const deadlineMs = deadline.atMs;
    const flight: Flight = { id, deadlineMs, settled, over, isOverdue: false, soonest: undefined };
    this.#slot.flight = flight;
    outliveRequest(settled);
    return flight;
  }

  /**
   * Waits for a flight no longer than the caller's own deadline. Thousands may wait for one flight: a caller that stays
   * until its deadline needs no timer, since the flight has one for all of them (benchmark `cold-burst`). What the flight
   * does after that, such as storing its token, keeps nobody waiting.
   */
  async join(flight: Flight, deadline: Deadline, what: string): Promise<void> {
    const { atMs, timeoutMs } = deadline;
    if (flight.soonest === undefined || atMs < flight.soonest.atMs) flight.soonest = { atMs, timeoutMs };
    if (isOnWorkers) return this.#joinOnWorkers(flight, deadline, what);
    const staysUntilItsDeadline = deadline.signal === undefined && deadline.atMs >= flight.deadlineMs;
    if (staysUntilItsDeadline && !flight.isOverdue) return flight.over;
    checkDeadline(deadline, this.#clock, what);
    return raceDeadline(flight.settled, deadline, this.#clock, () => {});
  }

  /** The flight's own timer may be gone with the request that started it, and so may the flight. */
  #joinOnWorkers(flight: Flight, deadline: Deadline, what: string): Promise<void> {
    checkDeadline(deadline, this.#clock, what);
    const atMs = Math.min(deadline.atMs, flight.deadlineMs + 1);
    return raceDeadline(flight.settled, { ...deadline, atMs }, this.#clock, () => {});
  }

  isFrozen({ atMs }: Pick<Deadline, "atMs">): boolean {
    return this.#clock.now() > atMs + frozenFlightMs;
  }

  async #fly(id: number, deadline: Deadline, work: FlightWork): Promise<void> {
    await Promise.resolve();
    try {
      const land = await work(deadline);
      if (this.#slot.flight?.id === id) land();
    } catch {
      // Work reports its own failures. The waiters find no token, and ask again.
    } finally {
      if (this.#slot.flight?.id === id) this.#slot.flight = undefined;
    }
  }
}
