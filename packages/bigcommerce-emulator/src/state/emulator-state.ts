import { secretHash } from "../http/redaction.js";
import { channelIdsOf } from "../store/management/channel.js";
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
import { type IssuedToken, IssuedTokens } from "./issued-tokens.js";
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
  readonly issuedTokens = new IssuedTokens();
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
  readonly #standingTokens: Omit<IssuedToken, "uses">[] = [];
  #data: StoreData;

  private constructor(settings: EmulatorSettings, issuer: StorefrontJwtIssuer) {
    this.settings = settings;
    this.issuer = issuer;
    this.ledger = new TokenLedger(this.clock, settings.inferred.revocationDelaySeconds);
    this.customerLogins = new CustomerLoginJwtReader(settings, this.clock, {
      hasCustomer: (id) => this.#data.customers.has(id),
      hasChannel: (id) => this.channelIds.includes(id),
    });
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

  /** Those of the option, and those that the Management API created. The first is the default channel. */
  get channelIds(): readonly number[] {
    return channelIdsOf(this.settings.channels, this.#data);
  }

  /** A private token for every channel and scope, which also a reset does not end: for a program's environment. */
  async issueStandingToken(): Promise<string> {
    const issuedAtSeconds = this.clock.nowSeconds();
    const expiresAtSeconds = issuedAtSeconds + standingTokenLifetimeSeconds;
    const kind = "private";
    const { id, jwt } = await this.issuer.issue({
      kind,
      channelIds: this.settings.channels,
      allowedOrigins: [],
      scopes: ["Unauthenticated", "Customer", "B2B"],
      issuedAtSeconds,
      expiresAtSeconds,
      storeId: this.storeId,
      clientId: this.settings.clientId,
    });
    const standing: Omit<IssuedToken, "uses"> = {
      id,
      hash: secretHash(jwt),
      kind,
      issuedAtSeconds,
      expiresAtSeconds,
    };
    this.#standingTokens.push(standing);
    this.#know(standing);
    return jwt;
  }

  #know(token: Omit<IssuedToken, "uses">): void {
    this.ledger.addStanding(token.id);
    this.issuedTokens.add(token.hash, token);
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
    const { clock, ledger, issuedTokens, customerLogins, traffic, faults, random, restQuota } = this;
    this.#data = this.settings.createData();
    for (const part of [clock, ledger, issuedTokens, customerLogins, faults, random, restQuota]) part.clear();
    for (const token of this.#standingTokens) this.#know(token);
    // Last: who watches the traffic finds everything else as it started.
    traffic.clear();
  }
}
