import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator();
  resetProcessState();
});
afterEach(() => emulator.close());

/** Each time the held token is refused, and its successor gets an answer of this status. */
async function mintsAfterRounds(rounds: number, status: number): Promise<number> {
  const bigcommerce = createBigCommerce(connectionTo(emulator));
  for (let round = 0; round < rounds; round += 1) {
    emulator.faults.clear();
    emulator.faults.add([
      { on: "graphql", revokeToken: true },
      { on: "graphql", status },
    ]);
    const mutation = bigcommerce.guest.mutate("mutation Logout { logout { result } }");
    await expect(mutation).rejects.toMatchObject({ name: "BigCommerceError" });
  }
  return emulator.stats().tokens.impersonation;
}

describe("a token whose predecessors were refused right after their mint", () => {
  it("counts as good after an answer to the document: each revocation is followed by one mint at once", async () => {
    expect(await mintsAfterRounds(4, 400)).toBe(5);
  });

  it.each([500, 503, 404, 403])(
    "does not after a %i, which may be a proxy's: the back-off holds",
    async (status) => {
      expect(await mintsAfterRounds(4, status)).toBe(2);
    },
  );
});
