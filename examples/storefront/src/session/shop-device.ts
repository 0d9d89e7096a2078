import "server-only";
import { sessionSecret } from "@/environment";
import { createKnownDevice } from "./known-device";

/** A browser in which customers have signed in. */
export const shopDevice = createKnownDevice({ name: "shop_device", secret: sessionSecret, path: "/" });
