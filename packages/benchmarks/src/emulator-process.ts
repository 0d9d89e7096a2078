import { createEmulator } from "bigcommerce-emulator";

const emulator = await createEmulator({ restQuota: { requests: 1_000_000, windowMs: 30_000 } });
process.once("disconnect", () => emulator.close());
process.send?.({ url: emulator.url });
