import { createHmac, randomUUID } from "node:crypto";
import type { CustomerId } from "../customer/customer-id.js";

/** Whom BigCommerce logs in, where, and where to they go from there. */
export interface CustomerLogin {
  readonly clientId: string;
  readonly storeHash: string;
  readonly channelId: number;
  readonly customerId: CustomerId;
  readonly redirectTo: string;
  /** The only address that may use it; `undefined` for any. */
  readonly requestIp: string | undefined;
}

/**
 * A Customer Login JWT: good for one use, within 30 seconds by BigCommerce's clock. A secret until then.
 *
 * @see https://developer.bigcommerce.com/docs/start/authentication/customer-login
 */
export function signCustomerLoginJwt(login: CustomerLogin, secret: string, nowMs: number): string {
  const claims = {
    iss: login.clientId,
    iat: Math.floor(nowMs / 1000),
    jti: randomUUID(),
    operation: "customer_login",
    store_hash: login.storeHash,
    customer_id: login.customerId,
    // Optional for BigCommerce in general. A cart that was made by API is not loaded without it.
    channel_id: login.channelId,
    redirect_to: login.redirectTo,
    request_ip: login.requestIp,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
