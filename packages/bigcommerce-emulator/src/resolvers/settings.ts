import type { StorefrontContext } from "../store/request-context.js";
import type { StoredSettings } from "../store/settings.js";
import { giftCertificateSettings } from "./checkout/gift-certificate.js";
import { countries } from "./common/countries.js";
import { image } from "./common/image.js";
import { uploadedImagePath } from "./common/image-path.js";
import { localePath } from "./common/locale-alternates.js";
import { defaultCurrencyCode } from "./common/money.js";
import type { GraphNode } from "./common/node.js";
import { formFieldsNode } from "./customer/form-fields/form-fields-node.js";
import { countryNode } from "./geography.js";

/** The store's settings in the channel of the request. */
export function settingsNode(context: StorefrontContext): GraphNode {
  const { settings } = context.data;
  return {
    storeName: settings.storeName,
    storeHash: settings.storeHash,
    storeCountryCode: settings.countryCode,
    status: settings.status,
    statusMessage: settings.statusMessage,
    ...logo(context),
    faviconUrl: settings.faviconUrl,
    contact: { ...settings.contact, addressType: "Retail" },
    url: { vanityUrl: context.origin, cdnUrl: new URL(context.origin).host, checkoutUrl: context.origin },
    display: settings.display,
    channelId: context.channelId,
    tax: { pdp: "EX", plp: "EX" },
    seo: { pageTitle: settings.storeName, metaDescription: settings.tagline, metaKeywords: "" },
    currency: { defaultCurrency: defaultCurrencyCode(context.data) },
    locales: settings.locales.map((code, index) => ({
      code,
      isDefault: index === 0,
      path: localePath(context, code),
      fullPath: `${context.origin}/${localePath(context, code)}`,
    })),
    socialMediaLinks: settings.socialMediaLinks,
    reviews: settings.reviews,
    newsletter: settings.newsletter,
    ...storefrontSettings(settings),
    shipping: {
      supportedShippingDestinations: {
        countries: () =>
          countries()
            .filter(({ code }) => settings.shippingCountryCodes?.includes(code) ?? true)
            .map(countryNode),
      },
    },
    formFields: () =>
      formFieldsNode(
        context,
        countries().map(({ entityId, name: label }) => ({ entityId, label })),
      ),
    giftCertificates: ({ currencyCode }: { currencyCode?: string | null }) =>
      giftCertificateSettings(context, currencyCode),
    ...accountSettings(settings.passwordMinimumLength),
  };
}

function logo(context: StorefrontContext) {
  const { logo: stored, storeName } = context.data.settings;
  const picture = (slug: string, altText: string) => image(context, uploadedImagePath(slug), altText, true);
  if (stored.kind === "text") {
    return {
      logo: { title: stored.text, image: picture("logo", storeName) },
      logoV2: { __typename: "StoreTextLogo", text: stored.text },
    };
  }
  const own = picture(stored.imageSlug, stored.altText);
  return { logo: { title: storeName, image: own }, logoV2: { __typename: "StoreImageLogo", image: own } };
}

function storefrontSettings(settings: StoredSettings) {
  const { webAnalytics, search, productComparisonsEnabled } = settings;
  const provider = <Name extends string>(name: Name, value: string | null) =>
    value === null ? null : { [name]: value };
  return {
    robotsTxt: settings.robotsTxt,
    privacy: settings.privacy,
    security: settings.security,
    inactivity: settings.inactivity,
    search,
    storefront: { catalog: { productComparisonsEnabled } },
    isGoogleAiPredictionEnabled: false,
    inventory: settings.inventory,
    webAnalytics: {
      ga4: provider("tagId", webAnalytics.ga4TagId),
      segment: provider("writeKey", webAnalytics.segmentWriteKey),
      metaPixel: provider("pixelId", webAnalytics.metaPixelId),
    },
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
    checkout: {
      reCaptchaEnabled: false,
      persistentCartEnabled: true,
      termsAndConditionsEnabled: false,
      termsAndConditionsType: null,
      termsAndConditionsUrl: null,
      termsAndConditionsTextarea: null,
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
