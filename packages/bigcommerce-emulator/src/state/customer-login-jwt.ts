import { compactVerify, decodeProtectedHeader } from "jose";
import { z } from "zod";
import { isSameIp } from "../http/client-ip.js";
import { endpointOf } from "../http/endpoint.js";
import { parseJson } from "../http/message.js";
import { ownPath } from "../http/own-path.js";
import {
  type CustomerLoginProblem,
  type CustomerLoginReading,
  type CustomerLoginRefusal,
  customerLoginRefusal,
} from "../store/customer-login.js";
import { readInput } from "../store/input/describe-issues.js";
import type { EmulatorClock } from "./clock.js";
import type { EmulatorSettings } from "./options.js";

const lifetimeMs = 30_000;
// BigCommerce says nothing about clocks that are ahead; two machines with NTP are closer than this.
const skewMs = 5_000;
const defaultRedirect = "/account.php";

const claimsSchema = z.object({
  iss: z.string(),
  iat: z.int(),
  jti: z.string().min(1),
  operation: z.string(),
  store_hash: z.string(),
  customer_id: z.int().positive(),
  channel_id: z.int().positive().optional(),
  redirect_to: z.string().default(defaultRedirect),
  request_ip: z.string().optional(),
});
type Claims = z.output<typeof claimsSchema>;

/** Reads Customer Login JWTs, and remembers those that were used. */
export class CustomerLoginJwtReader {
  readonly #account: LoginAccount;
  readonly #secret: Uint8Array;
  readonly #clock: EmulatorClock;
  readonly #store: KnownStore;
  readonly #usedUntilMs = new Map<string, number>();

  constructor(account: LoginAccount, clock: EmulatorClock, store: KnownStore) {
    this.#account = account;
    this.#secret = new TextEncoder().encode(account.clientSecret);
    this.#clock = clock;
    this.#store = store;
  }

  /** Checks a JWT and uses it: it is refused from then on. A JWT that is refused is not used. */
  async read(jwt: string, shopperIp: string): Promise<CustomerLoginReading> {
    const reading = await this.#readClaims(jwt);
    if ("refusal" in reading) return reading;
    const { claims } = reading;
    const redirectTo = ownPath(claims.redirect_to);
    if (redirectTo === null) return customerLoginRefusal("absolute_redirect");
    const problem = this.#problemOf(claims, redirectTo, shopperIp);
    if (problem !== null) return customerLoginRefusal(problem);
    return this.#use(claims)
      ? { login: { customerId: claims.customer_id, redirectTo } }
      : customerLoginRefusal("used_before");
  }

  clear(): void {
    this.#usedUntilMs.clear();
  }

  async #readClaims(jwt: string): Promise<{ claims: Claims } | { refusal: CustomerLoginRefusal }> {
    const algorithm = algorithmOf(jwt);
    if (algorithm === null) return customerLoginRefusal("not_a_jwt");
    if (algorithm !== "HS256") return customerLoginRefusal("wrong_algorithm");
    const verified = await compactVerify(jwt, this.#secret, { algorithms: ["HS256"] }).catch(() => null);
    if (verified === null) return customerLoginRefusal("wrong_signature");
    const json = parseJson(new TextDecoder().decode(verified.payload));
    if (json === undefined) return customerLoginRefusal("not_a_jwt");
    const claims = readInput(claimsSchema, json, "claims");
    if ("data" in claims) return { claims: claims.data };
    return customerLoginRefusal("invalid_claims", claims.problems.join("; "));
  }

  #problemOf(claims: Claims, redirectTo: string, shopperIp: string): CustomerLoginProblem | null {
    const { clientId, storeHash } = this.#account;
    if (claims.iss !== clientId) return "wrong_issuer";
    if (claims.store_hash !== storeHash) return "wrong_store";
    if (claims.operation !== "customer_login") return "wrong_operation";
    const ageMs = this.#clock.nowMs() - claims.iat * 1000;
    if (ageMs > lifetimeMs) return "too_old";
    if (ageMs < -skewMs) return "from_the_future";
    if (claims.request_ip !== undefined && !isSameIp(claims.request_ip, shopperIp)) return "wrong_ip";
    if (claims.channel_id === undefined && loadsCart(redirectTo)) return "missing_channel";
    if (claims.channel_id !== undefined && !this.#store.hasChannel(claims.channel_id))
      return "unknown_channel";
    return this.#store.hasCustomer(claims.customer_id) ? null : "unknown_customer";
  }

  /** False if the token was used before. A token that is too old needs no place: it is refused anyway. */
  #use({ jti, iat }: Claims): boolean {
    const nowMs = this.#clock.nowMs();
    if (this.#usedUntilMs.has(jti)) return false;
    for (const [used, untilMs] of this.#usedUntilMs) if (untilMs < nowMs) this.#usedUntilMs.delete(used);
    this.#usedUntilMs.set(jti, iat * 1000 + lifetimeMs);
    return true;
  }
}

/** `alg` of a JWT, which is null for a text that is none. An unsigned JWT ends in its second dot. */
function algorithmOf(text: string): string | null {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return null;
  try {
    return decodeProtectedHeader(text).alg ?? null;
  } catch {
    return null;
  }
}

function loadsCart(redirectTo: string): boolean {
  const endpoint = endpointOf(new URL(redirectTo, "http://localhost"));
  return endpoint.kind === "hosted" && endpoint.page === "cart";
}

type LoginAccount = Pick<EmulatorSettings, "clientId" | "clientSecret" | "storeHash">;

/** What a JWT can name. */
interface KnownStore {
  readonly hasCustomer: (customerId: number) => boolean;
  readonly hasChannel: (channelId: number) => boolean;
}
