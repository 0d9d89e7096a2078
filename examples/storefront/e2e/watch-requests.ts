import type { RecordedRequest } from "bigcommerce-emulator";

/** Marks what a test itself asks of the emulator; every other request there is the shop's, whatever it calls itself. */
export const testHeader = "x-storefront-test";

/** Headers of a shopper's browser, which no request to BigCommerce may carry on. */
const ofABrowser = /^(cookie|origin|referer|sec-.*|x-forwarded-.*)$/;

/** Customers that the store begins with. Who registers in a test is known to nobody before. */
export const customerIds = { wholesale: 1042, retail: 1043, new: 1044 } as const;
const known: ReadonlySet<number> = new Set(Object.values(customerIds));

const permitted = new Set<number>();

/** Somebody signs in as the customer, or staff look them up: from now on this test file's shops may name them. */
export function permitCustomer(customerId: number): void {
  permitted.add(customerId);
}

export const forgetPermitted = (): void => permitted.clear();

export interface RequestWatch {
  see(request: RecordedRequest): void;
  /** @throws Error naming what the shop sent and must not; never if the shop sent nothing. */
  assertClean(): void;
}

/** Looks at every request of the shop, for as long as a shop is open. */
export function watchRequests(mayName: ReadonlySet<number> = permitted): RequestWatch {
  const faults = new Set<string>();
  return {
    see({ headers, path, operationName, customerId }) {
      if (testHeader in headers) return;
      const what = operationName ?? path;
      for (const name of Object.keys(headers).filter((header) => ofABrowser.test(header)))
        faults.add(`${name} in ${what}`);
      if ("x-bc-customer-id" in headers && "x-bc-customer-access-token" in headers)
        faults.add(`two customers in ${what}`);
      if (customerId !== null && known.has(customerId) && !mayName.has(customerId))
        faults.add(`customer ${customerId}, as whom nobody signed in, in ${what}`);
    },
    assertClean() {
      if (faults.size > 0) throw new Error(`The shop sent to BigCommerce: ${[...faults].join(", ")}.`);
    },
  };
}
