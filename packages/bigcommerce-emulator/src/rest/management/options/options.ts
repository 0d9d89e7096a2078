import type { z } from "zod";
import type { StoredOption, StoredOptionValue, StoredProduct } from "../../../store/catalog/catalog.js";
import { nextOptionId, nextValueId } from "../catalog/option-ids.js";
import { optionJson, optionValueJson } from "../catalog/product-json.js";
import { productOf } from "../catalog/products.js";
import { alignVariants } from "../catalog/variant-writes.js";
import { bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { filtered } from "../protocol/filters.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { mostValues, newValueSchema, type ValueChanges, valueChangesSchema } from "./modifier-input.js";
import { requireName, requireRoom } from "./value-writes.js";

const mostOptions = 250;

const styles = {
  swatch: "Swatch",
  rectangles: "RectangleBoxes",
  dropdown: "DropdownList",
  radio_buttons: "RadioButtons",
} as const;

const changesSchema = fields
  .object({
    display_name: fields.words.max(255, "error.maxLength"),
    type: fields.choice(["swatch", "rectangles", "dropdown", "radio_buttons"]),
  })
  .partial();

const newSchema = changesSchema.required().extend({
  option_values: fields.list(newValueSchema).min(1, "error.minLength").max(mostValues, "error.maxLength"),
});

function shown(call: ManagementCall, product: StoredProduct, option: StoredOption) {
  return chosenFields(call, optionJson(product, option, product.options.indexOf(option)));
}

function listOptions(call: ManagementCall) {
  const product = productOf(call);
  return v3List(call, filtered(call, product.options, {}), (option) => shown(call, product, option));
}

function optionOf(call: ManagementCall): StoredOption {
  const option = productOf(call).options.find(({ entityId }) => entityId === idParam(call, "option_id"));
  if (option === undefined) throw refusals.v3.notFound();
  return option;
}

/** Variants are made of its values one by one, by their own requests. */
function createOption(call: ManagementCall) {
  const product = productOf(call);
  const input = bodyOf(call, newSchema);
  requireName(product, input.display_name, null);
  requireRoom("display_name", product.options.length + 1, mostOptions);
  const option = newOption(call, product, input);
  for (const value of option.values) requireLabel(option, value);
  product.options.push(option);
  changed(call, product);
  return v3Data(shown(call, product, option));
}

function newOption(
  { data }: ManagementCall,
  product: StoredProduct,
  input: z.output<typeof newSchema>,
): StoredOption {
  const first = nextValueId(data, product);
  const sorted = input.option_values.toSorted((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));
  return {
    entityId: nextOptionId(data, product),
    displayName: input.display_name,
    displayStyle: styles[input.type],
    isRequired: true,
    values: sorted.map((value, index) =>
      withChanges({ entityId: first + index, label: value.label, isDefault: false }, value),
    ),
  };
}

function changed(call: ManagementCall, product: StoredProduct): void {
  alignVariants(product);
  product.modifiedAt = timeOf(call);
}

function withChanges(value: StoredOptionValue, input: ValueChanges): StoredOptionValue {
  const colors = input.value_data?.colors;
  return {
    ...value,
    label: input.label ?? value.label,
    isDefault: input.is_default ?? value.isDefault,
    ...(colors ? { hexColors: colors } : {}),
  };
}

function updateOption(call: ManagementCall) {
  const product = productOf(call);
  const option = optionOf(call);
  const input = bodyOf(call, changesSchema);
  requireName(product, input.display_name, option.entityId);
  option.displayName = input.display_name ?? option.displayName;
  option.displayStyle = input.type === undefined ? option.displayStyle : styles[input.type];
  changed(call, product);
  return v3Data(shown(call, product, option));
}

/** Of the variants that differ in nothing else, the first stays. */
function deleteOption(call: ManagementCall) {
  const product = productOf(call);
  const position = product.options.indexOf(optionOf(call));
  product.options.splice(position, 1);
  for (const variant of product.variants)
    variant.optionValueEntityIds = variant.optionValueEntityIds.toSpliced(position, 1);
  const values = product.variants.map(({ optionValueEntityIds }) => String(optionValueEntityIds));
  product.variants = product.variants.filter(
    (_variant, index) => values.indexOf(values[index] ?? "") === index,
  );
  changed(call, product);
  return noContent();
}

/** @throws ManagementRefusal 409 if another value of the option has the label. */
function requireLabel({ values }: StoredOption, { entityId, label }: StoredOptionValue): void {
  if (values.some((other) => other.entityId !== entityId && other.label === label))
    throw refusals.v3.conflict("label", "rest.option_value");
}

function optionValueOf(call: ManagementCall): StoredOptionValue {
  const value = optionOf(call).values.find(({ entityId }) => entityId === idParam(call, "value_id"));
  if (value === undefined) throw refusals.v3.notFound();
  return value;
}

function shownValue(call: ManagementCall, option: StoredOption, value: StoredOptionValue) {
  return v3Data(chosenFields(call, optionValueJson(value, option.values.indexOf(value))));
}

function createValue(call: ManagementCall) {
  const product = productOf(call);
  const option = optionOf(call);
  const input = bodyOf(call, newValueSchema);
  requireRoom("label", option.values.length + 1, mostValues);
  const entityId = nextValueId(call.data, product);
  const value = withChanges({ entityId, label: input.label, isDefault: false }, input);
  requireLabel(option, value);
  place(option, value, input.sort_order ?? option.values.length);
  changed(call, product);
  return shownValue(call, option, value);
}

/** At a place among the others; a default is the only one. */
function place(option: StoredOption, value: StoredOptionValue, index: number): void {
  const others = option.values
    .filter(({ entityId }) => entityId !== value.entityId)
    .map((other) => (value.isDefault ? { ...other, isDefault: false } : other));
  option.values = others.toSpliced(Math.max(0, index), 0, value);
}

function updateValue(call: ManagementCall) {
  const option = optionOf(call);
  const known = optionValueOf(call);
  const input = bodyOf(call, valueChangesSchema);
  const value = withChanges(known, input);
  requireLabel(option, value);
  place(option, value, input.sort_order ?? option.values.indexOf(known));
  changed(call, productOf(call));
  return shownValue(call, option, value);
}

/** With the variants that have it. */
function deleteValue(call: ManagementCall) {
  const product = productOf(call);
  const option = optionOf(call);
  const { entityId } = optionValueOf(call);
  const variants = product.variants.filter(
    ({ optionValueEntityIds }) => !optionValueEntityIds.includes(entityId),
  );
  if (variants.length === 0 || option.values.length === 1) throw refusal(409, ["rest.base_variant"]);
  product.variants = variants;
  option.values = option.values.filter((value) => value.entityId !== entityId);
  changed(call, product);
  return noContent();
}

const path = "v3/catalog/products/{product_id}/options";
const valuesPath = `${path}/{option_id}/values` as const;

export const optionResources = [
  resource(path, scopes.products, { GET: listOptions, POST: createOption }),
  resource(`${path}/{option_id}`, scopes.products, {
    GET: (call) => v3Data(shown(call, productOf(call), optionOf(call))),
    PUT: updateOption,
    DELETE: deleteOption,
  }),
  resource(valuesPath, scopes.products, {
    GET: (call) => {
      const values = [...optionOf(call).values.entries()];
      return v3List(call, filtered(call, values, {}), ([index, value]) => optionValueJson(value, index));
    },
    POST: createValue,
  }),
  resource(`${valuesPath}/{value_id}`, scopes.products, {
    GET: (call) => shownValue(call, optionOf(call), optionValueOf(call)),
    PUT: updateValue,
    DELETE: deleteValue,
  }),
];
