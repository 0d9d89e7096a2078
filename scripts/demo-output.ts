interface DemoAddresses {
  storefrontUrl: string;
  emulatorUrl: string;
  serviceSecret: string;
  tokenKind: TokenKind;
}

/** Which of BigCommerce's tokens the storefront works with. */
export type TokenKind = "impersonation" | "private";

/** Reads `BIGCOMMERCE_TOKEN_KIND`; impersonation if it is not set. */
export function readTokenKind(environment: NodeJS.ProcessEnv): TokenKind {
  const kind = environment.BIGCOMMERCE_TOKEN_KIND?.trim() || "impersonation";
  if (kind === "impersonation" || kind === "private") return kind;
  throw new Error(`BIGCOMMERCE_TOKEN_KIND is "${kind}". Set it to impersonation or private, or not at all.`);
}

/** What the demo prints once both servers respond. */
export const demoWelcome = ({ storefrontUrl, emulatorUrl, serviceSecret, tokenKind }: DemoAddresses) => `
  Storefront   ${storefrontUrl}
  Emulator     ${emulatorUrl}  (statistics: ${emulatorUrl}/__emulator/stats)

  Sign in at ${storefrontUrl}/login with the password "emulator" as
    wholesale@example.com   group Wholesale, 20 % off, many orders
    retail@example.com      a few orders, addresses and wishlists
    new@example.com         nothing yet

  The life of the shared ${tokenKind} token: ${storefrontUrl}/dev/token
  Mails with links to new passwords: ${emulatorUrl}/__emulator/mail
${tokenKind === "private" ? "" : impersonationDoors({ storefrontUrl, serviceSecret })}
  Ctrl-C stops both.
`;

const impersonationDoors = ({
  storefrontUrl,
  serviceSecret,
}: Pick<DemoAddresses, "storefrontUrl" | "serviceSecret">) => `
  See the shop as a customer at ${storefrontUrl}/staff, as staff@example.com with the password "emulator-staff"
  The shared token, as a trusted service gets it:
    curl -H "Authorization: Bearer ${serviceSecret}" ${storefrontUrl}/api/impersonation-token
`;
