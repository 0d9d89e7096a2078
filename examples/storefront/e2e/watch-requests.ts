import type { RecordedRequest } from "bigcommerce-emulator";

/** Headers of a shopper's browser, which no request to BigCommerce may carry on. */
const ofABrowser = /^(cookie|origin|referer|sec-.*|x-forwarded-.*)$/;

export interface RequestWatch {
  see(request: RecordedRequest): void;
  /** @throws Error naming what the shop sent and must not; never where the shop sent nothing. */
  assertClean(): void;
}

/** Looks at every request of the shop's own client, for as long as a shop is open. */
export function watchRequests(): RequestWatch {
  const faults = new Set<string>();
  return {
    see({ headers, path, operationName }) {
      // The tests ask the emulator too, with headers of their own.
      if (!headers["user-agent"]?.startsWith("next-bigcommerce/")) return;
      for (const name of Object.keys(headers).filter((header) => ofABrowser.test(header)))
        faults.add(`${name} in ${operationName ?? path}`);
      if ("x-bc-customer-id" in headers && "x-bc-customer-access-token" in headers)
        faults.add(`two customers in ${operationName ?? path}`);
    },
    assertClean() {
      if (faults.size > 0) throw new Error(`The shop sent to BigCommerce: ${[...faults].join(", ")}.`);
    },
  };
}
