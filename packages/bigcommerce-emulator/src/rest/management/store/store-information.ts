import { type ManagementCall, timeOf } from "../protocol/call.js";
import { v2Data } from "../protocol/envelope.js";
import { resource, scopes } from "../protocol/resource.js";
import { siteIdOf } from "./sites.js";

function storeJson(call: ManagementCall) {
  const { data, origin, settings, channelIds } = call;
  const { storeName, contact, currencies, locales, storeId } = data.settings;
  const [currency] = currencies;
  const [channelId = 1] = channelIds;
  return {
    id: settings.storeHash,
    account_uuid: "00000000-0000-4000-8000-000000000000",
    domain: new URL(origin).host,
    secure_url: origin,
    control_panel_base_url: origin,
    status: "live",
    name: storeName,
    first_name: "",
    last_name: "",
    address: contact.address,
    country: contact.country,
    country_code: "US",
    phone: contact.phone,
    admin_email: contact.email,
    order_email: contact.email,
    favicon_url: "",
    timezone,
    language: locales[0],
    currency: currency?.code,
    currency_symbol: currency?.symbol,
    decimal_separator: ".",
    thousands_separator: ",",
    decimal_places: 2,
    currency_symbol_location: "left",
    ...units,
    plan_name: "Enterprise",
    plan_level: "Enterprise",
    plan_is_trial: false,
    industry: "",
    logo: [],
    is_price_entered_with_tax: false,
    store_id: storeId,
    default_channel_id: channelId,
    default_site_id: siteIdOf(call, channelId),
    active_comparison_modules: [],
    features: { ...features, multi_storefront_enabled: channelIds.length > 1 },
  };
}

const timezone = {
  name: "UTC",
  raw_offset: 0,
  dst_offset: 0,
  dst_correction: false,
  date_format: { display: "M jS Y", export: "M jS Y", extended_display: "M jS Y @ g:i A" },
};

const units = {
  weight_units: "Ounces",
  dimension_units: "Inches",
  dimension_decimal_places: 2,
  dimension_decimal_token: ".",
  dimension_thousands_token: ",",
};

const features = {
  stencil_enabled: false,
  sitewidehttps_enabled: true,
  facebook_catalog_id: "",
  checkout_type: "optimized",
  wishlists_enabled: true,
  graphql_storefront_api_enabled: true,
  shopper_consent_tracking_enabled: false,
};

/** The emulator's clock in whole seconds. */
function showTime(call: ManagementCall) {
  return v2Data({ time: Date.parse(timeOf(call)) / 1000 });
}

export const storeInformationResources = [
  resource("v2/store", scopes.information, { GET: (call) => v2Data(storeJson(call)) }),
  resource("v2/time", scopes.information, { GET: showTime }),
];
