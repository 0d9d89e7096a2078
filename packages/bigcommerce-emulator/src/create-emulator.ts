import { clockSettingSchema } from "./control/control-api.js";
import { certificateNames } from "./server/certificate-names.js";
import { handleRequest } from "./server/handle-request.js";
import { HttpServer } from "./server/http-server.js";
import type { LocalCertificate } from "./server/local-authority.js";
import { screenRequest } from "./server/screen-request.js";
import { checkedInput } from "./state/checked-input.js";
import { EmulatorState } from "./state/emulator-state.js";
import type { FaultRule } from "./state/fault-queue.js";
import { type SentMail, unreadMail } from "./state/mail.js";
import { type EmulatorOptions, type EmulatorSettings, resolveOptions } from "./state/options.js";
import type { EmulatorStats, RecordedRequest } from "./state/traffic-record.js";
import { looseReferences } from "./store/loose-references.js";
import type { StoreContents, StoreDataOptions } from "./store/store-data.js";

/**
 * Starts a strict local BigCommerce: the token endpoints and the GraphQL Storefront API on one port.
 *
 * @param options - Each has a default. See {@link EmulatorOptions}.
 * @returns The emulator, once it accepts connections.
 * @throws TypeError naming every option that is not valid, or Node's own error if it cannot listen (`EADDRINUSE`).
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
  return (await startEmulator(options)).emulator;
}

/** Starts an emulator, and can make what only its own command line gives away. */
export async function startEmulator(options: EmulatorOptions): Promise<StartedEmulator> {
  const settings = resolveOptions(options);
  const [state, tls] = await Promise.all([EmulatorState.create(settings), certificateFor(settings)]);
  const server = await HttpServer.start({
    port: settings.port,
    host: settings.host,
    tls,
    now: () => state.clock.now(),
    screen: (head) => screenRequest(state, head),
    handle: (request, serverUrl) => handleRequest(state, request, serverUrl),
  });
  const emulator = emulatorOf(state, server, tls?.caCertificate ?? null);
  const warnings = looseReferences(state.data);
  return { emulator, settings, warnings, issueToken: () => state.issueStandingToken() };
}

interface StartedEmulator {
  readonly emulator: Emulator;
  readonly settings: EmulatorSettings;
  /** What its store names and does not have. */
  readonly warnings: readonly string[];
  /** A private token of the store. */
  readonly issueToken: () => Promise<string>;
}

// Loaded only for https, so that a start without it does not wait.
async function certificateFor(settings: EmulatorSettings): Promise<LocalCertificate | null> {
  if (!settings.https) return null;
  const { issueLocalCertificate } = await import("./server/local-authority.js");
  return issueLocalCertificate(certificateNames(settings));
}

function emulatorOf(state: EmulatorState, server: HttpServer, caCertificate: string | null): Emulator {
  return {
    url: server.url,
    caCertificate,
    close: () => server.close(),
    stats: () => state.traffic.stats(),
    requests: () => state.traffic.requests(),
    mail: () => unreadMail(state),
    faults: { add: (rules) => state.faults.add(rules), clear: () => state.faults.clear() },
    clock: {
      set: (setting) =>
        state.clock.setOffsetSeconds(checkedInput("clock.set", clockSettingSchema, setting).offsetSeconds),
    },
    snapshot: () => state.snapshot(),
    restore: (contents) => state.restore(contents),
    reset: () => state.reset(),
  };
}

/** A running emulator. Its methods return what the endpoints under `{url}/__emulator` respond. */
export interface Emulator {
  /** Address of the REST API and of GraphQL, without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** With `https`, the certificate that clients must trust, in PEM; else null. Node's own fetch reads it from `NODE_EXTRA_CA_CERTS`. */
  readonly caCertificate: string | null;
  /** Counts of tokens, revocations, GraphQL requests and statuses since the start or the last reset. */
  stats(): EmulatorStats;
  /** The last 1,000 requests to the REST and GraphQL APIs and to the hosted storefront (login, checkout), in the order in which they ended. */
  requests(): RecordedRequest[];
  /**
   * Password reset mails whose link was not used yet, and messages of the contact form, the oldest first. No mail leaves
   * the machine.
   */
  mail(): SentMail[];
  /** Faults for the requests to come. */
  readonly faults: {
    /** Adds rules after those already there. Throws a `TypeError` naming each field that is not valid. */
    add(rules: readonly FaultRule[]): void;
    /** Removes all rules. */
    clear(): void;
  };
  /** The emulator's time: the `Date` header, expiry, rate windows. */
  readonly clock: {
    /** Moves the emulator's time away from the machine's, by -1e9 to 1e9 seconds. 0 is the machine's own time. */
    set(setting: { readonly offsetSeconds: number }): void;
  };
  /**
   * All that the store holds now, as data that `restore` and the option `data` take: settings, catalogue, customers,
   * orders, wishlists, carts. Tokens and sessions are not part of it.
   */
  snapshot(): StoreContents;
  /**
   * Makes the store hold what a snapshot holds, or your own data: a list that is left out is the built-in one. Tokens
   * stay valid, and so do the sessions of customers who are still there. Throws a `TypeError` naming each field that is
   * not valid.
   */
  restore(contents: StoreDataOptions): void;
  /** Back to the start: no counts, log, faults or offset, the data as given, and every token unknown (401). */
  reset(): void;
  /** Stops at once and closes open connections. */
  close(): Promise<void>;
}
