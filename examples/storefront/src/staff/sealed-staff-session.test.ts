import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStaffSession, type StaffSession, sealStaffSeen, sealStaffSession } from "./sealed-staff-session";
import { hasStaff, isStaff } from "./staff-account";

const viewing = {
  customerId: 41,
  storeHash: "abc123",
  name: "Noor Haddad",
  email: "noor@shop.example",
  reason: "ticket 7",
  allowMutations: false,
};
const staff: StaffSession = {
  id: "7f1d7a3e-30a5-4b6a-9a53-0d5f8f4f6b11",
  actor: "agent@shop.example",
  viewing,
};
const other = { id: "0b0fd1a5-52d5-4c3b-8b2a-4bd0a1f3a6c2" };

beforeEach(() => {
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("DEMO", "");
  vi.stubEnv("STAFF_EMAIL", "agent@shop.example");
  vi.stubEnv("STAFF_PASSWORD", "a long password of nobody");
  vi.stubEnv("STAFF_SESSION_SECRET", "a staff secret of more than thirty-two characters");
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const seals = async () => ({ session: await sealStaffSession(staff), lastSeen: await sealStaffSeen(staff) });

test("what was sealed is opened again, and cannot be read on the way", async () => {
  const sealed = await seals();
  expect(`${sealed.session}${sealed.lastSeen}`).not.toMatch(/agent|noor|ticket/);
  expect(await openStaffSession(sealed)).toEqual(staff);
});

test("one cookie alone, a forged one, and the last visit of another session open nothing", async () => {
  const { session, lastSeen } = await seals();
  const foreign = await sealStaffSeen(other);
  for (const wrong of [
    { session, lastSeen: undefined },
    { session: undefined, lastSeen },
    { session: "Fe26.2*1*forged", lastSeen },
    { session, lastSeen: foreign },
    { session: lastSeen, lastSeen: session },
  ])
    expect(await openStaffSession(wrong)).toBeNull();
});

test("half an hour of nothing ends it, and a visit in between carries it on", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000_000 });
  const { session, lastSeen } = await seals();
  vi.setSystemTime(1_000_000_000_000 + 29 * 60_000);
  const seenAgain = await sealStaffSeen(staff);
  vi.setSystemTime(1_000_000_000_000 + 45 * 60_000);
  expect(await openStaffSession({ session, lastSeen })).toBeNull();
  expect(await openStaffSession({ session, lastSeen: seenAgain })).toEqual(staff);
});

test("a customer of another store is not viewed", async () => {
  const sealed = await seals();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "other");
  expect(await openStaffSession(sealed)).toEqual({ ...staff, viewing: null });
});

test.each(["STAFF_EMAIL", "STAFF_PASSWORD", "STAFF_SESSION_SECRET"])(
  "without %s there is no staff, and a session that was sealed before opens nothing",
  async (name) => {
    const sealed = await seals();
    vi.stubEnv(name, " ");
    expect(hasStaff()).toBe(false);
    expect(await openStaffSession(sealed)).toBeNull();
  },
);

test("the demo's account exists with DEMO=1 only", () => {
  vi.stubEnv("STAFF_EMAIL", "");
  vi.stubEnv("STAFF_PASSWORD", "");
  expect(isStaff("staff@example.com", "emulator-staff")).toBe(false);
  vi.stubEnv("DEMO", "1");
  expect(isStaff("staff@example.com", "emulator-staff")).toBe(true);
  expect(isStaff("staff@example.com", "emulator")).toBe(false);
});
