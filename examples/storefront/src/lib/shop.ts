/** What the prerendered shell says about the shop; it is built before BigCommerce can be asked. */
export const shop = {
  name: "Kettle & Fern",
  tagline: "Coffee, tea and quiet tools for slow mornings",
  locale: "en-US",
  /** Where most addresses are. */
  countryCode: "US",
  timeZone: "America/Los_Angeles",
  email: "hello@kettleandfern.example",
  address: "214 Alder Street, Portland, OR 97205",
} as const;
