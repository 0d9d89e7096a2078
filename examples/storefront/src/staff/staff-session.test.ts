import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserCookies } from "@/testing/next-request";
import { hasStaff, isStaff } from "./staff-account";
import {
  endStaffSession,
  getStaffSession,
  getStaffSessionToLeave,
  leaveCustomer,
  type StaffSession,
  startStaffSession,
  viewAs,
  wasStaff,
  writeStaffSession,
} from "./staff-session";

const viewing = {
  id: "e2c5a0b6-2f0e-4f52-8f0c-0a4c8f1d7a01",
  switches: 0,
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

beforeEach(() => {
  browserCookies.clear();
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

const cookiesOf = () => ({
  session: browserCookies.get("staff_session")?.value ?? "",
  lastSeen: browserCookies.get("staff_seen")?.value ?? "",
});

/** The session of a browser with these cookies. */
async function openWith({ session = "", lastSeen = "" }): Promise<StaffSession | null> {
  browserCookies.clear();
  browserCookies.set("staff_session", session);
  browserCookies.set("staff_seen", lastSeen);
  return getStaffSession();
}

async function sealed(staff: StaffSession) {
  await writeStaffSession(staff);
  return cookiesOf();
}

test("a browser that staff left for too long is known as theirs; no other is, nor one where they are at work", async () => {
  expect(await wasStaff()).toBe(false);
  const { session } = await sealed({ ...staff, id: "0a3f1f0e-7c89-4c7e-9a52-6d0b7c1f2e34" });
  expect(await wasStaff()).toBe(false);
  expect(await openWith({ session })).toBeNull();
  expect(await wasStaff()).toBe(true);
  expect(await openWith({ session: "Fe26.2*1*forged" })).toBeNull();
  expect(await wasStaff()).toBe(false);
});

test("a staff session lasts until it is ended, and cannot be read on the way", async () => {
  const own = {
    ...staff,
    id: "5a3f1f0e-7c89-4c7e-9a52-6d0b7c1f2e33",
    viewing: { ...viewing, id: "e2c5a0b6-2f0e-4f52-8f0c-0a4c8f1d7a02" },
  };
  const { session, lastSeen } = await sealed(own);
  expect(`${session}${lastSeen}`).not.toMatch(/agent|noor|ticket/);
  expect(await getStaffSession()).toEqual(own);
  await leaveCustomer();
  expect(await getStaffSession()).toEqual({ ...own, viewing: null });
  await endStaffSession();
  expect(await getStaffSession()).toBeNull();
});

test("one cookie alone, a forged one, and the last visit of another session open nothing", async () => {
  const foreign = (await sealed({ ...staff, id: "0b0fd1a5-52d5-4c3b-8b2a-4bd0a1f3a6c2" })).lastSeen;
  const { session, lastSeen } = await sealed(staff);
  for (const wrong of [
    { session },
    { lastSeen },
    { session: "Fe26.2*1*forged", lastSeen },
    { session, lastSeen: foreign },
    { session: lastSeen, lastSeen: session },
  ])
    expect(await openWith(wrong)).toBeNull();
  expect(await openWith({ session, lastSeen })).toEqual(staff);
});

test("copies of the cookies open nothing once staff have signed out", async () => {
  const id = "1c7b8c52-6b0e-4d53-9d0a-3c1f1a1a7f55";
  const copies = await sealed({ ...staff, id });
  expect(await openWith(copies)).toMatchObject({ id });
  await endStaffSession();
  expect(await openWith(copies)).toBeNull();
});

test("copies of a view that was left, changed or given up for another customer show nobody", async () => {
  const own = { id: "1c7b8c52-6b0e-4d53-9d0a-3c1f1a1a7f56", actor: staff.actor, viewing: null };
  const copies: ReturnType<typeof cookiesOf>[] = [];
  for (const view of [
    { ...viewing, allowMutations: true },
    { ...viewing, allowMutations: false },
    { ...viewing, customerId: 42 },
  ]) {
    await viewAs((await getStaffSession()) ?? own, view);
    copies.push(cookiesOf());
    expect(await getStaffSession()).toMatchObject({ viewing: { customerId: view.customerId } });
  }
  await leaveCustomer();
  const now = cookiesOf();
  for (const copy of [...copies, now]) expect(await openWith(copy)).toEqual(own);
});

/** Signs in, and begins a view; returns what a browser keeps of it. */
async function beginView() {
  browserCookies.clear();
  await startStaffSession("agent@shop.example");
  const own = await getStaffSession();
  if (own === null) throw new Error("Staff could not sign in.");
  const { id: _, switches: __, ...view } = viewing;
  await viewAs(own, view);
  return cookiesOf();
}

/** Sends the switch from a browser with these cookies. */
async function switchMode(cookies: { session: string; lastSeen: string }, allowMutations: boolean) {
  const now = await openWith(cookies);
  if (now === null || now.viewing === null) throw new Error("There is no view.");
  await viewAs(now, { ...now.viewing, allowMutations });
  return cookiesOf();
}

test("a copy with the mode of before shows nobody, and the view goes on in the other", async () => {
  const looking = await beginView();
  const changing = await switchMode(looking, true);
  expect(await openWith(looking)).toMatchObject({ viewing: null });
  expect(await openWith(changing)).toMatchObject({ viewing: { allowMutations: true } });
  const again = await switchMode(changing, false);
  expect(await openWith(changing)).toMatchObject({ viewing: null });
  expect(await openWith(again)).toMatchObject({ viewing: { customerId: 41, allowMutations: false } });
});

test("who leaves while another tab switches the mode has left, whichever is carried out first", async () => {
  for (const switchIsFirst of [true, false]) {
    const looking = await beginView();
    const read = await openWith(looking);
    const leave = async () => {
      await openWith(looking);
      expect(await getStaffSessionToLeave()).toMatchObject({ viewing: { customerId: 41 } });
      await leaveCustomer();
    };
    if (!switchIsFirst) await leave();
    await viewAs(read ?? staff, { ...(read?.viewing ?? viewing), allowMutations: true });
    const switched = cookiesOf();
    if (switchIsFirst) await leave();
    expect(await openWith(switched)).toMatchObject({ actor: "agent@shop.example", viewing: null });
  }
});

test("a button that is pressed twice leaves no copy whose mode outlasts the next switch", async () => {
  const looking = await beginView();
  const read = await openWith(looking);
  if (read === null || read.viewing === null) throw new Error("There is no view.");
  const changing: ReturnType<typeof cookiesOf>[] = [];
  for (const _ of [1, 2]) {
    await viewAs(read, { ...read.viewing, allowMutations: true });
    changing.push(cookiesOf());
  }
  await switchMode(cookiesOf(), false);
  for (const copy of changing) expect(await openWith(copy)).toMatchObject({ viewing: null });
});

test("a new sign-in ends the staff session before it in this browser, and its view", async () => {
  const before = await beginView();
  await startStaffSession("agent@shop.example");
  expect(await getStaffSession()).toMatchObject({ viewing: null });
  expect(await openWith(before)).toBeNull();
});

test("half an hour of nothing ends it, and a visit in between carries it on", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000_000 });
  const { session, lastSeen } = await sealed(staff);
  vi.setSystemTime(1_000_000_000_000 + 29 * 60_000);
  const seenAgain = (await sealed(staff)).lastSeen;
  vi.setSystemTime(1_000_000_000_000 + 45 * 60_000);
  expect(await openWith({ session, lastSeen })).toBeNull();
  expect(await openWith({ session, lastSeen: seenAgain })).toEqual(staff);
});

test("a customer of another store is not viewed", async () => {
  await writeStaffSession(staff);
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "other");
  expect(await getStaffSession()).toEqual({ ...staff, viewing: null });
});

test("a session secret that is too short stops staff, and nobody else", async () => {
  vi.stubEnv("STAFF_SESSION_SECRET", "short");
  expect(await getStaffSession()).toBeNull();
  await expect(writeStaffSession(staff)).rejects.toThrow(/STAFF_SESSION_SECRET has 5 characters/);
});

test.each(["STAFF_EMAIL", "STAFF_PASSWORD", "STAFF_SESSION_SECRET"])(
  "without %s there is no staff, and a session that was sealed before opens nothing",
  async (name) => {
    await writeStaffSession(staff);
    vi.stubEnv(name, " ");
    expect(hasStaff()).toBe(false);
    expect(await getStaffSession()).toBeNull();
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
