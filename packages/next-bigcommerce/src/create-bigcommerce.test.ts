import { expect, it } from "vitest";
import { createFresh, Products } from "./create-bigcommerce.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { runEmulator } from "./emulator.fixture.js";
import { getErrorCode } from "./errors.js";

runEmulator();

it("problems of the configuration are thrown at first use, all at once, and never at creation", async () => {
  const bigcommerce = createBigCommerce({
    storeHash: "UPPER",
    apiUrl: "ftp://x",
    accessToken: "a b",
    channelIds: [],
  });
  const error = await bigcommerce.guest.query(Products).catch((thrown: unknown) => thrown);
  expect(getErrorCode(error)).toBe("configuration_invalid");
  for (const name of ["storeHash", "apiUrl", "accessToken", "channelIds"])
    expect(String(error)).toContain(name);
});

it("what onEvent throws reaches no caller", async () => {
  const onEvent = () => {
    throw new Error("a listener's fault");
  };
  await expect(createFresh({ onEvent }).guest.query(Products)).resolves.toBeDefined();
  const onEventLater = async () => {
    throw new Error("a listener's later fault");
  };
  await expect(createFresh({ onEvent: onEventLater }).guest.query(Products)).resolves.toBeDefined();
});
