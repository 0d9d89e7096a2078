import { expect, test } from "vitest";
import { storefrontCaller } from "../../test/execute-storefront.js";
import { fixtures } from "../fixtures/fixtures.js";
import { createStoreData, type StoreDataOptions } from "../store/store-data.js";

const settingsOf = (settings: StoreDataOptions["settings"], selection: string) =>
  storefrontCaller({ data: createStoreData(fixtures, settings === undefined ? {} : { settings }) })
    .data(`{ site { settings { ${selection} } } }`)
    .at("site.settings");

test("every setting of the storefront is carried out, but form fields and gift certificates", () => {
  const settings = settingsOf(
    undefined,
    `storeCountryCode status statusMessage faviconUrl robotsTxt isGoogleAiPredictionEnabled
     logo { title image { altText } } privacy { cookieConsentEnabled privacyPolicyUrl }
     security { customCspHeader xFrameOptions hsts { hstsOnStorefrontEnabled hstsMaxAgeDurationSeconds } }
     search { productFilteringEnabled defaultSearchProductSort } storefront { catalog { productComparisonsEnabled } }
     inventory { stockLevelDisplay productOutOfStockBehavior showBackorderMessage }
     webAnalytics { ga4 { tagId } segment { writeKey } metaPixel { pixelId } }
     checkout { termsAndConditionsEnabled termsAndConditionsUrl }`,
  );
  expect(settings).toMatchObject({
    storeCountryCode: "US",
    status: "LAUNCHED",
    logo: { title: "Kettle & Fern" },
    privacy: { cookieConsentEnabled: false, privacyPolicyUrl: null },
    search: { productFilteringEnabled: true, defaultSearchProductSort: "RELEVANCE" },
    webAnalytics: { ga4: null, segment: null, metaPixel: null },
  });
});

test("a seed replaces single settings", () => {
  const settings = settingsOf(
    {
      logo: { kind: "image", imageSlug: "fold-dripper", altText: "Our logo" },
      webAnalytics: { ga4TagId: "G-1", segmentWriteKey: null, metaPixelId: null },
      shippingCountryCodes: ["CA", "US"],
    },
    "logoV2 { __typename ... on StoreImageLogo { image { altText } } } webAnalytics { ga4 { tagId } } shipping { supportedShippingDestinations { countries { code } } }",
  );
  expect(settings).toEqual({
    logoV2: { __typename: "StoreImageLogo", image: { altText: "Our logo" } },
    webAnalytics: { ga4: { tagId: "G-1" } },
    shipping: { supportedShippingDestinations: { countries: [{ code: "CA" }, { code: "US" }] } },
  });
});

test("a locale that is not the default has a folder of its own", () => {
  expect(settingsOf({ locales: ["en", "fr"] }, "locales { code isDefault path fullPath }")).toEqual({
    locales: [
      { code: "en", isDefault: true, path: "", fullPath: "http://127.0.0.1:4010/" },
      { code: "fr", isDefault: false, path: "fr", fullPath: "http://127.0.0.1:4010/fr" },
    ],
  });
});
