/** What the emulator takes without any option of its own, by the variable of an app that it belongs in. */
export const emulatorVariables = {
  BIGCOMMERCE_STORE_HASH: "emulator",
  BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
  BIGCOMMERCE_CLIENT_ID: "emulator-client-id",
  BIGCOMMERCE_CLIENT_SECRET: "emulator-client-secret-for-local-use-only",
} as const;
