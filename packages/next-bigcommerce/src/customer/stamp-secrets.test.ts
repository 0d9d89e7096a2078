import { describe, expect, it } from "vitest";
import { connect, createFresh, customers } from "../create-bigcommerce.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { runEmulator } from "../emulator.fixture.js";

runEmulator();

const Rename = `mutation Rename($firstName: String!) {
  customer { updateCustomer(input: { firstName: $firstName }) { customer { firstName } } }
}`;

describe("stampSecrets", () => {
  const [first, second] = ["first-secret-of-32-characters-ok1", "second-secret-of-32-characters-o2"];
  const withSecrets = (stampSecrets: string | readonly (string | undefined)[] | undefined) =>
    createFresh({ resolveCustomerId: () => customers.retail, stampSecrets });
  const rename = (instance: ReturnType<typeof withSecrets>, customerStamp: string | null) =>
    instance.customer.mutate(Rename, { firstName: "Renamed" }, { customerStamp });

  it("rotate: old stamps pass while the old secret is in the list", async () => {
    const old = await withSecrets(first).customerStamp();
    await expect(rename(withSecrets([second, first]), old)).resolves.toBeDefined();
    await expect(rename(withSecrets([second]), old)).rejects.toMatchObject({ code: "customer_changed" });
    expect(await withSecrets([second, undefined, " "]).customerStamp()).toBe(
      await withSecrets([` ${second}\n`, first]).customerStamp(),
    );
  });

  it("outlive another access token, by which stamps change without them", async () => {
    const stampWith = (accessToken: string, stampSecrets?: string) =>
      createFresh({ resolveCustomerId: () => customers.retail, accessToken, stampSecrets }).customerStamp();
    expect(await stampWith("access-token-1", first)).toBe(await stampWith("access-token-2", first));
    expect(await stampWith("access-token-1")).not.toBe(await stampWith("access-token-2"));
  });

  it.each<[string, unknown]>([
    ["a short one", "short-secret-of-31-characters-x"],
    ["a short one behind another", [first, "hunter2-hunter2"]],
    ["spaces inside", `two words ${first}`],
    ["quotes around it", `"${first}"`],
    ["nothing", ""],
    ["an empty list", []],
    ["nothing but unset entries", [undefined, " "]],
    ["a number", 12_345_678],
    ["a list with a number", [first, 12_345_678]],
    ["too many", Array.from({ length: 11 }, () => first)],
    ["null", null],
  ])("%s is configuration_invalid, which names the option and shows no secret", async (_name, wrong) => {
    const options: object = { ...connect(), stampSecrets: wrong };
    const error = await createBigCommerce(options)
      .customerStamp()
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "configuration_invalid" });
    expect(error.message).toContain("`stampSecrets`");
    for (const secret of [wrong].flat())
      if (String(secret ?? "").trim()) expect(error.message).not.toContain(String(secret));
  });
});
