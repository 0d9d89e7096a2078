import { jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { toCustomerId } from "../customer/customer-id.js";
import { type CustomerLogin, signCustomerLoginJwt } from "./customer-login-jwt.js";

const secret = "a-client-secret-of-the-api-account";
const nowMs = Date.parse("2026-11-29T12:00:00.900Z");
const login: CustomerLogin = {
  clientId: "client-1",
  storeHash: "abc123",
  channelId: 2,
  customerId: toCustomerId(1043, "the test"),
  redirectTo: "/cart.php?action=loadInCheckout&id=1&token=2",
  requestIp: undefined,
};

const verify = (jwt: string, key = secret) =>
  jwtVerify(jwt, new TextEncoder().encode(key), { currentDate: new Date(nowMs), algorithms: ["HS256"] });

describe("a Customer Login JWT", () => {
  it("has the documented claims, and no other", async () => {
    const { payload, protectedHeader } = await verify(signCustomerLoginJwt(login, secret, nowMs));
    expect(protectedHeader).toEqual({ alg: "HS256", typ: "JWT" });
    expect(payload).toEqual({
      iss: "client-1",
      iat: Date.parse("2026-11-29T12:00:00Z") / 1000,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      operation: "customer_login",
      store_hash: "abc123",
      customer_id: 1043,
      channel_id: 2,
      redirect_to: login.redirectTo,
    });
  });

  it("names the address that may use it, if one is given", async () => {
    const { payload } = await verify(
      signCustomerLoginJwt({ ...login, requestIp: "2001:db8::7" }, secret, nowMs),
    );
    expect(payload.request_ip).toBe("2001:db8::7");
  });

  it("is another one each time", async () => {
    const ids = Array.from({ length: 20 }, async () => {
      const { payload } = await verify(signCustomerLoginJwt(login, secret, nowMs));
      return payload.jti;
    });
    expect(new Set(await Promise.all(ids)).size).toBe(20);
  });

  it("is signed with the client secret", async () => {
    const jwt = signCustomerLoginJwt(login, secret, nowMs);
    await expect(verify(jwt, `${secret}x`)).rejects.toMatchObject({
      code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    });
  });
});
