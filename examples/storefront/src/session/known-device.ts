import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { currentStoreHash } from "@/environment";
import { createSealedCookie } from "./sealed-cookie";

const deviceSchema = z.object({
  id: z.uuid(),
  /** Of the e-mail that signed in: the device is known for this account, and for no other. */
  account: z.string(),
});

/**
 * Remembers in a browser that somebody signed in there with an e-mail. It opens nothing. It only has the attempts of this
 * browser to sign in with that e-mail counted apart, so that a stranger's cannot keep the customer out.
 */
export function createKnownDevice({ name, secret, path }: KnownDeviceOptions) {
  const cookie = createSealedCookie({
    name,
    schema: deviceSchema,
    secret,
    lifetimeSeconds: 365 * 24 * 60 * 60,
    sameSite: "strict",
    path,
  });
  return {
    /** The device's id, if the e-mail signed in there before; null otherwise. */
    async read(email: string): Promise<string | null> {
      const device = await cookie.read();
      return device?.account === accountOf(email) ? device.id : null;
    },
    /** After a sign-in. The device keeps its id for as long as the e-mail is the same. */
    async remember(email: string): Promise<void> {
      const account = accountOf(email);
      const known = await cookie.read();
      await cookie.write({ id: known?.account === account ? known.id : randomUUID(), account });
    },
  };
}

const accountOf = (email: string) =>
  createHash("sha256")
    .update(JSON.stringify([currentStoreHash(), email.trim().toLowerCase()]))
    .digest("base64url");

interface KnownDeviceOptions {
  readonly name: string;
  readonly secret: () => string;
  /** Where the sign-in form is sent. */
  readonly path: string;
}
