export interface DemoAddresses {
  storefrontUrl: string;
  emulatorUrl: string;
  serviceSecret: string;
}

/** What the demo prints once both servers answer. */
export const demoWelcome = ({ storefrontUrl, emulatorUrl, serviceSecret }: DemoAddresses) => `
  Storefront   ${storefrontUrl}
  Emulator     ${emulatorUrl}  (statistics: ${emulatorUrl}/__emulator/stats)

  Sign in at ${storefrontUrl}/login with the password "emulator" as
    wholesale@example.com   group Wholesale, 20 % off, many orders
    retail@example.com      a few orders, addresses and wishlists
    new@example.com         nothing yet

  See the shop as a customer at ${storefrontUrl}/staff, as staff@example.com with the password "emulator-staff"
  The life of the shared token: ${storefrontUrl}/dev/token

  The shared token, as a trusted service gets it:
    curl -H "Authorization: Bearer ${serviceSecret}" ${storefrontUrl}/api/impersonation-token

  Ctrl-C stops both.
`;
