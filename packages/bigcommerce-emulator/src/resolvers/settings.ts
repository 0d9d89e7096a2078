import type { StorefrontContext } from "../store/request-context.js";
import { defaultCurrencyCode } from "./common/money.js";
import type { GraphNode } from "./common/node.js";

/** The store's settings in the channel of the request. */
export function settingsNode(context: StorefrontContext): GraphNode {
  const { settings } = context.data;
  return {
    storeName: settings.storeName,
    storeHash: settings.storeHash,
    status: "LAUNCHED",
    statusMessage: null,
    logoV2: { __typename: "StoreTextLogo", text: settings.storeName },
    faviconUrl: null,
    contact: { ...settings.contact, addressType: "Retail" },
    url: { vanityUrl: context.origin, cdnUrl: context.origin, checkoutUrl: context.origin },
    display: { shortDateFormat: "M d, Y", extendedDateFormat: "M d, Y @ g:i A", showProductRating: true },
    channelId: context.channelId,
    tax: { pdp: "EX", plp: "EX" },
    seo: { pageTitle: settings.storeName, metaDescription: settings.tagline, metaKeywords: "" },
    currency: { defaultCurrency: defaultCurrencyCode(context.data) },
    locales: settings.locales.map((code, index) => ({ code, isDefault: index === 0 })),
    socialMediaLinks: [],
    reviews: { enabled: true, onlyAcceptPreviousCustomerReviews: false },
    newsletter: { showNewsletterSignup: true, newsletterCheckedByDefault: false },
    ...accountSettings(settings.passwordMinimumLength),
  };
}

function accountSettings(minimumPasswordLength: number) {
  return {
    reCaptcha: {
      siteKey: "",
      isEnabledOnStorefront: false,
      isEnabledOnCheckout: false,
      failedLoginLockoutDurationSeconds: null,
    },
    checkout: { reCaptchaEnabled: false, persistentCartEnabled: true },
    inactivity: {
      shopperInactivityDurationSeconds: null,
      shopperActivityExtendsDuration: null,
      controlPanelInactivityDurationSeconds: null,
    },
    customers: {
      passwordComplexitySettings: {
        minimumPasswordLength,
        requireLowerCase: false,
        requireUpperCase: false,
        requireNumbers: false,
        minimumNumbers: 0,
        requireSpecialCharacters: false,
        minimumSpecialCharacters: 0,
      },
    },
  };
}
