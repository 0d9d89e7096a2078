import "server-only";
import { sessionSecret } from "@/environment";
import { createKnownDevice } from "@/session/known-device";

/** A browser in which a customer has signed in. */
export const knownDevice = createKnownDevice({ name: "shop_device", secret: sessionSecret, path: "/login" });
