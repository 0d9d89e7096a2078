import { expect, test } from "vitest";
import { mintPrivateToken, postGraphql } from "../../test/emulator-calls.js";
import { emulatorForEachTest } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest();

const register = (firstName: string) =>
  `{ customer { registerCustomer(input: { firstName: ${firstName}, lastName: "B", email: "a@example.com", password: "Abcdef12" }) { customer { entityId } } } }`;
const longest = "n".repeat(65_535);

test.each([
  ["a variable", `mutation ($name: String!) ${register("$name")}`, { name: `${longest}n` }],
  ["the document", `mutation ${register(`"${longest}n"`)}`, {}],
  ["a block of the document", `mutation ${register(`"""${longest}n"""`)}`, {}],
])(
  "a text of 65,536 characters in %s is refused, because the store would keep it",
  async (_where, query, variables) => {
    const token = await mintPrivateToken(emulator);
    const refused = await postGraphql(emulator, { token, body: { query, variables } });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      errors: [{ message: "A text is too long: it has more than 65535 characters" }],
    });
    expect(emulator.snapshot().customers).toHaveLength(3);
  },
);
