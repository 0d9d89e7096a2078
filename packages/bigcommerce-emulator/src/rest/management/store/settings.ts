import { countryName } from "../../../resolvers/common/geography-names.js";
import { assignGiven, bodyOf, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { v3Data } from "../protocol/envelope.js";
import { filtered } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const text = fields.text.max(2048, "error.maxLength").nullish();

const profileSchema = fields.object({
  store_name: fields.words.max(255, "error.maxLength").nullish(),
  store_address: text,
  store_email: text,
  store_phone: text,
});

/** The settings are those of every channel: there is no override to look up. */
function requireChannel(call: ManagementCall): void {
  filtered(call, [], {}, ["channel_id"]);
  const id = call.query.get("channel_id");
  if (id !== null && !call.channelIds.includes(Number(id)))
    throw refusals.v3.unknown("channel_id", "channel", id);
}

function profileJson({ data }: ManagementCall) {
  const { storeName, contact } = data.settings;
  return {
    store_address: contact.address,
    store_address_type: "Retail",
    store_email: contact.email,
    store_name: storeName,
    store_phone: contact.phone,
  };
}

function changeProfile(call: ManagementCall) {
  requireChannel(call);
  const input = bodyOf(call, profileSchema);
  const { settings } = call.data;
  assignGiven(settings, { storeName: input.store_name ?? undefined });
  assignGiven(settings.contact, {
    address: input.store_address ?? undefined,
    email: input.store_email ?? undefined,
    phone: input.store_phone ?? undefined,
  });
  return v3Data(profileJson(call));
}

const localeSchema = fields.object({ default_shopper_language: fields.text });

function localeJson({ data }: ManagementCall) {
  const { locales, countryCode } = data.settings;
  return {
    default_shopper_language: locales[0],
    shopper_language_selection_method: locales.length > 1 ? "browser" : "default_shopper_language",
    store_country: countryName(countryCode) ?? "",
  };
}

/** The default is the first of the store's locales. */
function changeLocale(call: ManagementCall) {
  requireChannel(call);
  const { default_shopper_language: chosen } = bodyOf(call, localeSchema);
  const { locales } = call.data.settings;
  if (!locales.includes(chosen)) throw refusals.v3.unknown("default_shopper_language", "locale", chosen);
  const others = locales.filter((locale) => locale !== chosen);
  locales.splice(0, locales.length, chosen, ...others);
  return v3Data(localeJson(call));
}

const read = (toJson: (call: ManagementCall) => unknown) => (call: ManagementCall) => {
  requireChannel(call);
  return v3Data(toJson(call));
};

export const settingResources = [
  resource("v3/settings/store/profile", scopes.information, { GET: read(profileJson), PUT: changeProfile }),
  resource("v3/settings/store/locale", scopes.information, { GET: read(localeJson), PUT: changeLocale }),
  resource("v3/settings/store/locales", scopes.information, {
    GET: read(({ data }) =>
      data.settings.locales.map((code, index) => ({ code, status: "active", is_default: index === 0 })),
    ),
  }),
];
