// Imports nothing: processes that tests start load this file with Node alone.

/** The options that connect an instance to an emulator. */
export function connectionTo({ url }: { readonly url: string }) {
  return {
    storeHash: "emulator",
    accessToken: "emulator-access-token",
    channelIds: [1],
    apiUrl: url,
    storefrontUrl: `${url}/channels/{channelId}`,
  };
}

/** Deletes what the package keeps on `globalThis`, as in a process that has just started. */
export function resetProcessState(): void {
  for (const key of ["next-bigcommerce@1", "next-bigcommerce.route-mints@1"]) {
    Reflect.deleteProperty(globalThis, Symbol.for(key));
  }
}
