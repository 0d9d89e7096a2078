import { z } from "zod";
import type { StoredCurrency } from "../../../store/settings.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, bodyOf, fields } from "../protocol/body.js";
import { beforeTheStart, idParam, type ManagementCall, rfc2822, timeOf } from "../protocol/call.js";
import { noContent, v2Data, v2List } from "../protocol/envelope.js";
import { fieldsOf, keepFields } from "../protocol/kept-fields.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

/** Kept and returned; the storefront shows every currency in the same way. */
const managementOnly = {
  country_iso2: fields.text.length(2, "error.pattern"),
  auto_update: fields.flag,
  token_location: fields.choice(["left", "right"]),
  decimal_token: fields.text,
  thousands_token: fields.text,
  decimal_places: z.union([z.number(), z.string()]).transform(Number).pipe(z.int().min(0)),
  enabled: fields.flag,
};

const required = {
  name: fields.words,
  currency_code: fields.text.regex(/^[A-Z]{3}$/, "error.pattern"),
  currency_exchange_rate: fields.decimal.pipe(z.number().positive("error.min")),
  token: fields.text,
  token_location: managementOnly.token_location,
  decimal_token: managementOnly.decimal_token,
  thousands_token: managementOnly.thousands_token,
  decimal_places: managementOnly.decimal_places,
};

const changesSchema = fields
  .object({
    ...managementOnly,
    ...required,
    // It cannot be unset, only given to another currency.
    is_default: z.literal(true, "error.expected.jsboolean"),
    is_transactional: fields.flag,
  })
  .partial();
const newSchema = changesSchema.extend(required);

type CurrencyChanges = z.output<typeof changesSchema>;

function currencyJson({ data }: ManagementCall, currency: StoredCurrency) {
  return {
    country_iso2: currency.code.slice(0, 2),
    default_for_country_codes: [],
    auto_update: false,
    token_location: "left",
    decimal_token: ".",
    thousands_token: ",",
    decimal_places: 2,
    enabled: true,
    last_updated: rfc2822(beforeTheStart),
    ...currency.managementFields,
    id: currency.entityId,
    is_default: currency === data.settings.currencies[0],
    currency_code: currency.code,
    currency_exchange_rate: currency.exchangeRate.toFixed(10),
    token: currency.symbol,
    name: currency.name,
    is_transactional: currency.isTransactional,
  };
}

function currencyOf(call: ManagementCall): StoredCurrency {
  const currency = call.data.settings.currencies.find(
    ({ entityId }) => entityId === idParam(call, "currency_id"),
  );
  if (currency === undefined) throw refusals.v2.notFound();
  return currency;
}

function createCurrency(call: ManagementCall) {
  const input = bodyOf(call, newSchema);
  const { currencies } = call.data.settings;
  if (currencies.some(({ code }) => code === input.currency_code))
    throw refusals.v2.conflict("currency_code", ["rest.currency_in_use"]);
  const currency: StoredCurrency = {
    entityId: nextEntityId(currencies.map(({ entityId }) => entityId)),
    code: input.currency_code,
    name: input.name,
    symbol: input.token,
    exchangeRate: input.currency_exchange_rate,
    isTransactional: false,
  };
  currencies.push(currency);
  write(call, currency, input);
  return v2Data(currencyJson(call, currency), 201);
}

function updateCurrency(call: ManagementCall) {
  const currency = currencyOf(call);
  write(call, currency, bodyOf(call, changesSchema));
  return v2Data(currencyJson(call, currency));
}

function write(call: ManagementCall, currency: StoredCurrency, input: CurrencyChanges): void {
  assignGiven(currency, {
    name: input.name,
    symbol: input.token,
    exchangeRate: input.currency_exchange_rate,
    isTransactional: input.is_transactional,
  });
  keepFields(currency, { ...fieldsOf(managementOnly, input), last_updated: rfc2822(timeOf(call)) });
  if (input.is_default === true) makeDefault(call, currency);
}

/** The first currency is the default. Rates are of the default currency, so they all change with it. */
function makeDefault({ data }: ManagementCall, currency: StoredCurrency): void {
  const { currencies } = data.settings;
  const rate = currency.exchangeRate;
  const others = currencies.filter((other) => other !== currency);
  for (const other of currencies) other.exchangeRate /= rate;
  currencies.splice(0, currencies.length, currency, ...others);
}

function deleteCurrency(call: ManagementCall) {
  const currency = currencyOf(call);
  const { currencies } = call.data.settings;
  if (currency === currencies[0]) throw refusals.v2.conflict("is_default", ["rest.currency_default"]);
  currencies.splice(currencies.indexOf(currency), 1);
  return noContent();
}

export const currencyResources = [
  resource("v2/currencies", scopes.information, {
    GET: (call) => v2List(call, call.data.settings.currencies, (currency) => currencyJson(call, currency)),
    POST: createCurrency,
    DELETE: (call) => {
      call.data.settings.currencies.splice(1);
      return noContent();
    },
  }),
  resource("v2/currencies/{currency_id}", scopes.information, {
    GET: (call) => v2Data(currencyJson(call, currencyOf(call))),
    PUT: updateCurrency,
    DELETE: deleteCurrency,
  }),
];
