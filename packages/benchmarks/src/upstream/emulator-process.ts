import { createEmulator } from "bigcommerce-emulator";

const emulator = await createEmulator(JSON.parse(process.argv[2] ?? "{}"));
process.once("disconnect", () => emulator.close());
process.send?.({ url: emulator.url });
