import fc from "fast-check";
import { expect, test } from "vitest";
import { clientSecret, loginClaims, loginJwt } from "../../test/customer-login.js";
import { EmulatorClock } from "./clock.js";
import { CustomerLoginJwtReader } from "./customer-login-jwt.js";

const account = { clientId: "emulator-client-id", clientSecret, storeHash: "emulator", channels: [1, 2] };
const reader = () =>
  new CustomerLoginJwtReader(account, new EmulatorClock(), {
    hasCustomer: (id) => id === 1043,
    hasChannel: (id) => id === 1,
  });
const read = (jwt: string) => reader().read(jwt, "127.0.0.1");

test("no other character in header or payload leaves a JWT valid", async () => {
  const jwt = await loginJwt();
  const signed = jwt.lastIndexOf(".");
  const characters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: signed - 1 }), characters, async (position, character) => {
      fc.pre(jwt[position] !== character);
      const changed = jwt.slice(0, position) + character + jwt.slice(position + 1);
      expect(await read(changed)).toHaveProperty("refusal");
    }),
  );
});

test("whatever is in the claims, a JWT is accepted or refused", async () => {
  const names = Object.keys(loginClaims({ redirect_to: "/", request_ip: "" }));
  const strange = fc.dictionary(fc.constantFrom(...names), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.oneof(strange, fc.jsonValue()), async (claims) => {
      const isObject = typeof claims === "object" && claims !== null && !Array.isArray(claims);
      const reading = await read(await loginJwt(isObject ? loginClaims({ ...claims }) : claims));
      expect(Object.keys(reading)).toHaveLength(1);
    }),
  );
});

test("any text that is not a JWT is refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.array(fc.base64String(), { maxLength: 4 })), async (text) => {
      const reading = await read(typeof text === "string" ? text : text.join("."));
      expect(reading).toHaveProperty("refusal");
    }),
  );
});
