import { clockSettingSchema, type SentMail, unreadMail } from "./control/control-api.js";
import { answerRequest } from "./server/answer-request.js";
import { startHttpServer } from "./server/http-server.js";
import { checkedInput } from "./state/checked-input.js";
import { createEmulatorState } from "./state/emulator-state.js";
import type { FaultRule } from "./state/fault-queue.js";
import { type EmulatorOptions, resolveOptions } from "./state/options.js";
import type { EmulatorStats, RecordedRequest } from "./state/traffic-record.js";

/** A running emulator. Its methods answer what the forms under `{url}/__emulator` answer. */
export interface Emulator {
  /** Address without a trailing slash, such as `http://127.0.0.1:4010`: BigCommerce's REST API and storefronts. */
  readonly url: string;
  /** What was minted, revoked, asked and answered since the start or the last reset. */
  stats(): EmulatorStats;
  /** The last 1,000 REST and GraphQL requests, oldest first, in the order they were answered. */
  requests(): RecordedRequest[];
  /** Mails with a link to a new password that was not used yet, oldest first. Nothing leaves the machine. */
  mail(): SentMail[];
  /** Rules by which requests fail. */
  readonly faults: {
    /** Adds rules behind those already there. Throws a `TypeError` naming each field that does not fit. */
    add(rules: readonly FaultRule[]): void;
    /** Drops all rules. */
    clear(): void;
  };
  /** The emulator's time. */
  readonly clock: {
    /** Moves all of the emulator's time from the machine's, by -1e9 to 1e9 seconds; 0 is the machine's. */
    set(setting: { readonly offsetSeconds: number }): void;
  };
  /** Back to how it started: no counts, log, faults or offset, the data as given, and every token unknown (401). */
  reset(): void;
  /** Stops at once, open connections included. */
  close(): Promise<void>;
}

/**
 * Starts a strict local BigCommerce: the token endpoints and the GraphQL Storefront API on one port.
 *
 * @param options - Each has a default; see {@link EmulatorOptions}.
 * @returns The emulator, once it listens.
 * @throws TypeError naming every option it cannot use, or Node's own error when it cannot listen (`EADDRINUSE`).
 * @example
 * ```ts
 * const emulator = await createEmulator();
 * process.env.BIGCOMMERCE_API_URL = emulator.url;
 * process.env.BIGCOMMERCE_STOREFRONT_URL = `${emulator.url}/channels/{channelId}`;
 * emulator.faults.add([{ on: "mint", times: 2, status: 503 }]);
 * // …
 * await emulator.close();
 * ```
 * @see https://developer.bigcommerce.com/docs/start/authentication/graphql-storefront
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = resolveOptions(options);
  const state = await createEmulatorState(settings);
  const { url, close } = await startHttpServer({
    port: settings.port,
    host: settings.host,
    now: state.clock.now,
    answer: (request, serverUrl) => answerRequest(state, request, serverUrl),
  });
  return {
    url,
    close,
    stats: state.traffic.stats,
    requests: state.traffic.requests,
    mail: () => unreadMail(state),
    faults: { add: state.faults.add, clear: state.faults.clear },
    clock: {
      set: (setting) =>
        state.clock.setOffsetSeconds(checkedInput("clock.set", clockSettingSchema, setting).offsetSeconds),
    },
    reset: state.reset,
  };
}
