import type { StoredModifier } from "../../../store/catalog/product-modifier.js";
import { modifierValues, typeOfModifier, valueJson } from "../catalog/modifier-json.js";
import { nextValueId } from "../catalog/option-ids.js";
import { productOf } from "../catalog/products.js";
import { bodyOf } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { filtered } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { mostValues, newValueSchema, type ValueChanges, valueChangesSchema } from "./modifier-input.js";
import { modifierOf } from "./modifiers.js";
import {
  changedValue,
  priceAdjuster,
  replaceModifier,
  requireRoom,
  unfit,
  withOneDefault,
} from "./value-writes.js";

type Choice = Extract<StoredModifier, { kind: "multipleChoice" }>;

/** @throws ManagementRefusal 422 for a modifier whose values are not its own. */
function choiceOf(call: ManagementCall): Choice {
  const modifier = modifierOf(call);
  if (modifier.kind === "multipleChoice") return modifier;
  throw unfit("label", typeOfModifier(modifier));
}

function listValues(call: ManagementCall) {
  const modifier = modifierOf(call);
  const values = modifierValues(modifier);
  return v3List(call, filtered(call, [...values.entries()], {}), ([index, value]) =>
    chosenFields(call, valueJson(modifier, value, index)),
  );
}

function shown(call: ManagementCall, modifier: StoredModifier, valueId: number) {
  const values = modifierValues(modifier);
  const index = values.findIndex(({ entityId }) => entityId === valueId);
  const value = values[index];
  if (value === undefined) throw refusals.v3.notFound();
  return v3Data(chosenFields(call, valueJson(modifier, value, index)));
}

function createValue(call: ManagementCall) {
  const product = productOf(call);
  const modifier = choiceOf(call);
  const input = bodyOf(call, newValueSchema);
  requireRoom("label", modifier.values.length + 1, mostValues);
  const entityId = nextValueId(call.data, product);
  const value = changedValue(call, { entityId, label: input.label }, input);
  return store(call, modifier, value, input.sort_order ?? modifier.values.length);
}

/** Of a checkbox only the price of the checked box can change. */
function updateValue(call: ManagementCall) {
  const modifier = modifierOf(call);
  const valueId = idParam(call, "value_id");
  const input = bodyOf(call, valueChangesSchema);
  if (modifier.kind === "checkbox") return updateCheckbox(call, modifier, valueId, input);
  const choice = choiceOf(call);
  const index = choice.values.findIndex(({ entityId }) => entityId === valueId);
  const known = choice.values[index];
  if (known === undefined) throw refusals.v3.notFound();
  return store(call, choice, changedValue(call, known, input), input.sort_order ?? index);
}

function updateCheckbox(
  call: ManagementCall,
  modifier: Extract<StoredModifier, { kind: "checkbox" }>,
  valueId: number,
  input: ValueChanges,
) {
  const changed =
    valueId === modifier.checkedValueEntityId ? { ...modifier, ...priceAdjuster(input) } : modifier;
  replaceModifier(productOf(call), changed);
  return shown(call, changed, valueId);
}

function store(call: ManagementCall, modifier: Choice, value: Choice["values"][number], index: number) {
  const product = productOf(call);
  const others = modifier.values
    .filter(({ entityId }) => entityId !== value.entityId)
    .map((other) => (value.isDefault ? { ...other, isDefault: false } : other));
  const values = withOneDefault(others.toSpliced(Math.max(0, index), 0, value));
  const changed = { ...modifier, values };
  replaceModifier(product, changed);
  product.modifiedAt = timeOf(call);
  return shown(call, changed, value.entityId);
}

function deleteValue(call: ManagementCall) {
  const modifier = choiceOf(call);
  const valueId = idParam(call, "value_id");
  const values = modifier.values.filter(({ entityId }) => entityId !== valueId);
  if (values.length === modifier.values.length) throw refusals.v3.notFound();
  replaceModifier(productOf(call), { ...modifier, values });
  return noContent();
}

const path = "v3/catalog/products/{product_id}/modifiers/{modifier_id}/values";

export const modifierValueResources = [
  resource(path, scopes.products, { GET: listValues, POST: createValue }),
  resource(`${path}/{value_id}`, scopes.products, {
    GET: (call) => shown(call, modifierOf(call), idParam(call, "value_id")),
    PUT: updateValue,
    DELETE: deleteValue,
  }),
];
