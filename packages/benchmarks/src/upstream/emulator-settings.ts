/** What every candidate is told of the emulator. */
export const emulatorStore = {
  storeHash: "emulator",
  accessToken: "emulator-access-token",
  channelIds: [1],
};

/** Set for measured processes by the benchmark's set-up. */
export function readEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this through src/run.ts.`);
  return value;
}

export const emulatorUrl = () => readEnv("EMULATOR_URL");
