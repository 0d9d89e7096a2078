import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import { currentStoreHash } from "@/environment";
import { deviceLifetimeSeconds, isSamePassword, passwordVersionSchema } from "./ended-sessions";
import { createSealedCookie } from "./sealed-cookie";

/** A browser is known for as many accounts, those that signed in last. */
const maxAccounts = 5;

/** Whose account it is: a new password, set elsewhere, ends it. */
const holderSchema = z.object({ customerId: entityIdSchema, passwordVersion: passwordVersionSchema });

const accountSchema = z.object({
  /** Of this account in this browser. */
  id: z.uuid(),
  /** Of the e-mail that signed in: the browser is known for this account, and helps no other. */
  account: z.string(),
  /** Null for staff, whose password the shop does not change. */
  holder: holderSchema.nullable(),
});

/**
 * Remembers in a browser that somebody signed in there with an e-mail. It opens nothing. It only has the attempts of this
 * browser with that e-mail counted apart, so that a stranger's cannot keep the customer out.
 */
export function createKnownDevice({ name, secret, path }: KnownDeviceOptions) {
  const cookie = createSealedCookie({
    name,
    schema: z.array(accountSchema).max(maxAccounts),
    secret,
    lifetimeSeconds: deviceLifetimeSeconds,
    sameSite: "strict",
    path,
  });
  const readAccounts = async () => (await cookie.read()) ?? [];
  return {
    /** The device, if the e-mail signed in there before and its password is still the same; null otherwise. */
    async read(email: string): Promise<KnownDevice | null> {
      const account = accountOf(email);
      const known = (await readAccounts()).find((other) => other.account === account);
      return known !== undefined && (await isStillKnown(known.holder))
        ? { id: known.id, holder: nameOf(known) }
        : null;
    },
    /** After a sign-in. The id stays for as long as the e-mail is remembered, and belongs to the same customer. */
    async remember(email: string, holder: Holder | null): Promise<void> {
      const account = accountOf(email);
      const accounts = await readAccounts();
      const known = accounts.find((other) => other.account === account);
      const others = accounts.filter((other) => other !== known).slice(0, maxAccounts - 1);
      const isTheirs = known?.holder?.customerId === holder?.customerId;
      const id = known !== undefined && isTheirs ? known.id : randomUUID();
      await cookie.write([{ id, account, holder }, ...others]);
    },
    /**
     * After a customer's new e-mail, which takes the place of the one before. A browser that did not know the customer does
     * so only if they are signed in there.
     */
    async follow(customerId: number, email: string, signedIn: Holder | null): Promise<void> {
      const account = accountOf(email);
      const accounts = await readAccounts();
      const isTheirs = (other: Account) => other.holder?.customerId === customerId;
      const known = accounts.find(isTheirs);
      const holder = signedIn ?? known?.holder;
      if (!holder) return;
      const others = accounts.filter((other) => !isTheirs(other) && other.account !== account);
      const followed = { id: known?.id ?? randomUUID(), account, holder };
      await cookie.write([followed, ...others.slice(0, maxAccounts - 1)]);
    },
    /** After a new password that was set in this browser: here the customer is still known, if they were. */
    async renew(holder: Holder): Promise<void> {
      const accounts = await readAccounts();
      const isTheirs = (other: Account) => other.holder?.customerId === holder.customerId;
      if (accounts.some(isTheirs))
        await cookie.write(accounts.map((other) => (isTheirs(other) ? { ...other, holder } : other)));
    },
  };
}

/** A browser where somebody signed in with an e-mail before. */
export interface KnownDevice {
  readonly id: string;
  /** Who that was: the same for all their devices, and another one for whoever had or has the e-mail besides. */
  readonly holder: string;
}

type Holder = z.infer<typeof holderSchema>;
type Account = z.infer<typeof accountSchema>;

/** Staff have no number, and no e-mail of another's. */
const nameOf = ({ account, holder }: Account) =>
  holder === null ? account : `${currentStoreHash()} ${holder.customerId}`;

const isStillKnown = async (holder: Holder | null) =>
  holder === null ||
  isSamePassword({ customerId: holder.customerId, storeHash: currentStoreHash() }, holder.passwordVersion);

const accountOf = (email: string) =>
  createHash("sha256")
    .update(JSON.stringify([currentStoreHash(), email.trim().toLowerCase()]))
    .digest("base64url");

interface KnownDeviceOptions {
  readonly name: string;
  readonly secret: () => string;
  /** The pages whose forms ask for it. */
  readonly path: string;
}
