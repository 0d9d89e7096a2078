import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createFresh, minted } from "../create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import { readGlobal } from "../process-state.js";

runEmulator();

describe("the token", () => {
  it("no way of printing shows it", async () => {
    const bigcommerce = createFresh();
    const held = await bigcommerce.getImpersonationToken();
    const texts = [
      inspect(held, { showHidden: true }),
      JSON.stringify(held),
      JSON.stringify({ ...held }),
      inspect(bigcommerce, { depth: 9 }),
      inspect(readGlobal(Symbol.for("next-bigcommerce@1")), { depth: 9 }),
    ];
    expect(texts.map((text) => text.includes(held.token))).toEqual(texts.map(() => false));
  });

  it("createImpersonationToken makes a new one each time and refuses a wrong unit before anything is sent", async () => {
    const bigcommerce = createFresh();
    const expiresAt = Math.floor(Date.now() / 1000) + 600;
    const first = await bigcommerce.createImpersonationToken({ expiresAt, channelId: 1 });
    const second = await bigcommerce.createImpersonationToken({ expiresAt, channelIds: [1, 2] });
    expect(first.token === second.token).toBe(false);
    expect(await minted()).toBe(2);
    await expect(
      bigcommerce.createImpersonationToken({ expiresAt: Date.now(), channelId: 1 }),
    ).rejects.toThrow(/milliseconds/);
    expect(await minted()).toBe(2);
  });

  it("revokeImpersonationToken evicts it here and revokes it at BigCommerce", async () => {
    const bigcommerce = createFresh();
    const { token } = await bigcommerce.getImpersonationToken();
    expect(await bigcommerce.revokeImpersonationToken()).toEqual({ revoked: true });
    expect(bigcommerce.tokenStatus().state).toBe("empty");
    expect((await emulator.stats()).revocations).toBe(1);
    expect((await bigcommerce.getImpersonationToken()).token === token).toBe(false);
    expect(await createFresh().revokeImpersonationToken()).toEqual({ revoked: false });
  });

  it("tokenStatus returns its age and expiry, and sends nothing", async () => {
    const bigcommerce = createFresh();
    expect(bigcommerce.tokenStatus()).toMatchObject({ state: "empty", generation: 0 });
    await bigcommerce.getImpersonationToken();
    expect(bigcommerce.tokenStatus()).toMatchObject({
      state: "valid",
      generation: 1,
      counters: { mints: 1 },
    });
    expect(await minted()).toBe(1);
  });
});
