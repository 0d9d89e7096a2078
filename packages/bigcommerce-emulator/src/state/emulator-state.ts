import {
  moveVisitors,
  type StoreContents,
  type StoreData,
  type StoreDataOptions,
  storeContents,
} from "../store/store-data.js";
import { EmulatorClock } from "./clock.js";
import { CustomerLoginJwtReader } from "./customer-login-jwt.js";
import { DocumentReader } from "./documents.js";
import { FaultQueue } from "./fault-queue.js";
import { InFlightComplexity } from "./in-flight-complexity.js";
import type { EmulatorSettings } from "./options.js";
import { RestQuota } from "./rest-quota.js";
import { SeededRandom } from "./seeded-random.js";
import { StorefrontJwtIssuer } from "./storefront-jwt.js";
import { TokenLedger } from "./token-ledger.js";
import { TrafficRecord } from "./traffic-record.js";

const standingTokenLifetimeSeconds = 10 * 365 * 24 * 60 * 60;

/** Everything an emulator remembers between two requests. */
export class EmulatorState {
  readonly settings: EmulatorSettings;
  readonly issuer: StorefrontJwtIssuer;
  readonly clock = new EmulatorClock();
  readonly ledger: TokenLedger;
  readonly customerLogins: CustomerLoginJwtReader;
  readonly traffic: TrafficRecord;
  /** Decides for faults that happen by chance. */
  readonly random: SeededRandom;
  readonly faults: FaultQueue;
  readonly restQuota: RestQuota;
  readonly inFlight: InFlightComplexity;
  readonly documents: DocumentReader;
  /** The numeric id that tokens carry. */
  readonly storeId: number;
  readonly #standingTokens: string[] = [];
  #data: StoreData;

  private constructor(settings: EmulatorSettings, issuer: StorefrontJwtIssuer) {
    this.settings = settings;
    this.issuer = issuer;
    this.ledger = new TokenLedger(this.clock, settings.inferred.revocationDelaySeconds);
    this.customerLogins = new CustomerLoginJwtReader(settings, this.clock, (id) =>
      this.#data.customers.has(id),
    );
    this.traffic = new TrafficRecord(settings.onRequest);
    this.random = new SeededRandom(settings.seed);
    this.faults = new FaultQueue(this.random);
    this.restQuota = new RestQuota(settings.restQuota, this.clock);
    this.inFlight = new InFlightComplexity(settings.inferred.inFlightComplexityQuota);
    this.documents = new DocumentReader(settings);
    this.#data = settings.createData();
    this.storeId = this.#data.settings.storeId;
  }

  static async create(settings: EmulatorSettings): Promise<EmulatorState> {
    return new EmulatorState(settings, await StorefrontJwtIssuer.create());
  }

  /** The store's data; another object after a reset. */
  get data(): StoreData {
    return this.#data;
  }

  /** A private token for every channel and scope, which also a reset does not end: for a program's environment. */
  async issueStandingToken(): Promise<string> {
    const issuedAtSeconds = this.clock.nowSeconds();
    const { id, jwt } = await this.issuer.issue({
      kind: "private",
      channelIds: this.settings.channels,
      allowedOrigins: [],
      scopes: ["Unauthenticated", "Customer", "B2B"],
      issuedAtSeconds,
      expiresAtSeconds: issuedAtSeconds + standingTokenLifetimeSeconds,
      storeId: this.storeId,
      clientId: this.settings.clientId,
    });
    this.#standingTokens.push(id);
    this.ledger.add(id);
    return jwt;
  }

  /** A copy of all that the store holds. */
  snapshot(): StoreContents {
    return storeContents(this.#data);
  }

  /**
   * Makes the store hold what is given, as if it had started with it. Tokens, sessions, faults and the log stay.
   *
   * @throws TypeError naming every field that is not valid.
   */
  restore(contents: StoreDataOptions): void {
    const data = this.settings.createData(contents);
    const { storeHash, storeId } = data.settings;
    if (storeHash !== this.settings.storeHash || storeId !== this.storeId)
      throw new TypeError(
        "settings.storeHash and settings.storeId cannot change while the emulator runs. Leave them out.",
      );
    moveVisitors(this.#data, data);
    this.#data = data;
  }

  /** Back to how it started. */
  reset(): void {
    const { clock, ledger, customerLogins, traffic, faults, random, restQuota } = this;
    for (const part of [clock, ledger, customerLogins, traffic, faults, random, restQuota]) part.clear();
    for (const id of this.#standingTokens) ledger.add(id);
    this.#data = this.settings.createData();
  }
}
