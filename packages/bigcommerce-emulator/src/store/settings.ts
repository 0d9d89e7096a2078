import { z } from "zod";
import { storedFormFieldsSchema } from "./form-field.js";
import { currencyCodeSchema } from "./input/currency-code.js";
import { managementFieldsSchema } from "./management/management-fields.js";

const currencySchema = z.strictObject({
  entityId: z.int().positive(),
  code: currencyCodeSchema,
  name: z.string(),
  symbol: z.string(),
  exchangeRate: z.number().positive(),
  isTransactional: z.boolean(),
  managementFields: managementFieldsSchema,
});

const storefrontStatusSchema = z.enum(["HIBERNATION", "LAUNCHED", "MAINTENANCE", "PRE_LAUNCH"]);
const productSortSchema = z.enum([
  "A_TO_Z",
  "BEST_REVIEWED",
  "BEST_SELLING",
  "FEATURED",
  "HIGHEST_PRICE",
  "LOWEST_PRICE",
  "NEWEST",
  "RELEVANCE",
  "Z_TO_A",
]);

const inventorySettingsSchema = z.strictObject({
  productOutOfStockBehavior: z.enum([
    "DO_NOTHING",
    "HIDE_PRODUCT",
    "HIDE_PRODUCT_AND_ACCESSIBLE",
    "HIDE_PRODUCT_AND_REDIRECT",
  ]),
  optionOutOfStockBehavior: z.enum(["DO_NOTHING", "HIDE_OPTION", "LABEL_OPTION"]),
  /** With `DONT_SHOW`, `aggregated` is null; with `SHOW_WHEN_LOW` unless there is little. */
  stockLevelDisplay: z.enum(["DONT_SHOW", "SHOW", "SHOW_WHEN_LOW"]),
  defaultOutOfStockMessage: z.string(),
  hideInProductFiltering: z.boolean(),
  showPreOrderStockLevels: z.boolean(),
  showOutOfStockMessage: z.boolean(),
  updateStockBehavior: z.enum(["ORDER_COMPLETED_OR_SHIPPED", "ORDER_PLACED"]),
  showQuantityOnBackorder: z.boolean(),
  showQuantityOnHand: z.boolean(),
  showBackorderMessage: z.boolean(),
  showBackorderAvailabilityPrompt: z.boolean(),
  backorderAvailabilityPrompt: z.string(),
  showDefaultShippingExpectationPrompt: z.boolean(),
  defaultShippingExpectationPrompt: z.string(),
});

/** What the control panel sets for the whole storefront. */
const storefrontSettings = {
  status: storefrontStatusSchema,
  /** What a visitor reads while the storefront is not launched. */
  statusMessage: z.string().nullable(),
  logo: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text"), text: z.string() }),
    z.strictObject({ kind: z.literal("image"), imageSlug: z.string().min(1), altText: z.string() }),
  ]),
  faviconUrl: z.string().nullable(),
  display: z.strictObject({
    shortDateFormat: z.string(),
    extendedDateFormat: z.string(),
    showProductRating: z.boolean(),
  }),
  robotsTxt: z.string(),
  privacy: z.strictObject({ cookieConsentEnabled: z.boolean(), privacyPolicyUrl: z.string().nullable() }),
  security: z.strictObject({
    customCspHeader: z.string().nullable(),
    xFrameOptions: z.string().nullable(),
    hsts: z.strictObject({
      hstsOnStorefrontEnabled: z.boolean(),
      hstsInPreloadEnabled: z.boolean(),
      hstsInSubdomainsEnabled: z.boolean(),
      hstsMaxAgeDurationSeconds: z.int().nonnegative(),
    }),
  }),
  inactivity: z.strictObject({
    shopperInactivityDurationSeconds: z.int().positive().nullable(),
    shopperActivityExtendsDuration: z.boolean().nullable(),
    controlPanelInactivityDurationSeconds: z.int().positive().nullable(),
  }),
  search: z.strictObject({
    productFilteringEnabled: z.boolean(),
    defaultSearchProductSort: productSortSchema,
    /** Names of options and custom fields by which a search can be filtered; null: all of them. */
    filteredAttributes: z.array(z.string()).nullable(),
  }),
  productComparisonsEnabled: z.boolean(),
  socialMediaLinks: z.array(z.strictObject({ name: z.string(), url: z.string() })),
  webAnalytics: z.strictObject({
    ga4TagId: z.string().nullable(),
    segmentWriteKey: z.string().nullable(),
    metaPixelId: z.string().nullable(),
  }),
  reviews: z.strictObject({ enabled: z.boolean(), onlyAcceptPreviousCustomerReviews: z.boolean() }),
  newsletter: z.strictObject({ showNewsletterSignup: z.boolean(), newsletterCheckedByDefault: z.boolean() }),
  /** Null: all countries. */
  shippingCountryCodes: z.array(z.string().length(2)).nullable(),
  inventory: inventorySettingsSchema,
};
const amount = z.number().nonnegative();

const shippingMethodSchema = z.strictObject({
  entityId: z.string().min(1),
  description: z.string().min(1),
  /** BigCommerce's name of the kind, such as `shipping_flatrate`. */
  type: z.string().min(1),
  /** Of one consignment, in the default currency. */
  cost: amount,
  /** Items for so much ship for nothing; null: never. */
  freeFrom: amount.nullable(),
  /** Where to; null: to every country that no other method names. */
  countryCodes: z.array(z.string().length(2)).nullable(),
  transitTime: z.string().nullable(),
});

const shippingSchema = z.strictObject({
  /** The first that serves an address is the recommended one. */
  methods: z.array(shippingMethodSchema),
  /** For one consignment, in the default currency. */
  handlingCost: amount,
});

const taxSchema = z.strictObject({ name: z.string().min(1), ratePercent: z.number().min(0).max(100) });

const giftCertificateSettingsSchema = z.strictObject({
  isEnabled: z.boolean(),
  /** In the default currency. */
  minimumAmount: z.number().positive(),
  maximumAmount: z.number().positive(),
  /** Of those that are bought; null: never. */
  expiry: z
    .strictObject({ value: z.int().positive(), unit: z.enum(["DAYS", "WEEKS", "MONTHS", "YEARS"]) })
    .nullable(),
});

export const storedSettingsSchema = z.strictObject({
  ...storefrontSettings,
  storeId: z.int().positive(),
  storeHash: z.string().regex(/^[a-z0-9]{1,32}$/),
  storeName: z.string().min(1),
  tagline: z.string(),
  countryCode: z.string().length(2),
  contact: z.strictObject({ address: z.string(), country: z.string(), email: z.string(), phone: z.string() }),
  /** The first is the default. */
  currencies: z.array(currencySchema).min(1),
  /** The first is the default. */
  locales: z.array(z.string().min(2)).min(1),
  passwordMinimumLength: z.int().positive(),
  customerAccessTokenLifetimeSeconds: z.int().positive(),
  shipping: shippingSchema,
  /** On every product; the store's prices are without it. */
  tax: taxSchema,
  giftCertificates: giftCertificateSettingsSchema,
  formFields: storedFormFieldsSchema.optional(),
});

/** The settings that are objects: of each, a document says what differs from the built-in one. */
const settingGroups = {
  display: storefrontSettings.display.partial(),
  privacy: storefrontSettings.privacy.partial(),
  security: storefrontSettings.security.partial(),
  inactivity: storefrontSettings.inactivity.partial(),
  search: storefrontSettings.search.partial(),
  webAnalytics: storefrontSettings.webAnalytics.partial(),
  reviews: storefrontSettings.reviews.partial(),
  newsletter: storefrontSettings.newsletter.partial(),
  inventory: inventorySettingsSchema.partial(),
  contact: storedSettingsSchema.shape.contact.partial(),
  shipping: shippingSchema.partial(),
  tax: taxSchema.partial(),
  giftCertificates: giftCertificateSettingsSchema.partial(),
};

/** Some settings, and of a group of them some. */
export const givenSettingsSchema = storedSettingsSchema.extend(settingGroups).partial();

const groupNames = Object.keys(settingGroups) as readonly (keyof typeof settingGroups)[];

/** The built-in settings with those that are given in their places. */
export function mergedSettings(
  builtIn: StoredSettings,
  given: z.infer<typeof givenSettingsSchema> = {},
): StoredSettings {
  const groups = groupNames.map((name) => [name, { ...builtIn[name], ...given[name] }] as const);
  return storedSettingsSchema.parse({ ...builtIn, ...given, ...Object.fromEntries(groups) });
}

export type StoredCurrency = z.infer<typeof currencySchema>;
export type StoredShippingMethod = z.infer<typeof shippingMethodSchema>;
export type StoredSettings = z.infer<typeof storedSettingsSchema>;
