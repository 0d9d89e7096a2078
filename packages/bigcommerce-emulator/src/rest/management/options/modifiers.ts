import type { z } from "zod";
import type { StoredProduct } from "../../../store/catalog/catalog.js";
import type { StoredModifier } from "../../../store/catalog/product-modifier.js";
import { modifierJson, typeOfModifier } from "../catalog/modifier-json.js";
import { nextOptionId, nextValueId } from "../catalog/option-ids.js";
import { productOf } from "../catalog/products.js";
import { bodyOf } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { filtered } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import {
  type CheckboxValues,
  choiceModifier,
  enteredModifier,
  isChoice,
  mergedConfig,
  modifierChangesSchema,
  newModifierSchema,
} from "./modifier-input.js";
import { replaceModifier, requireName, requireRoom, storedValues, unfit } from "./value-writes.js";

const mostModifiers = 250;

const shown = (call: ManagementCall, product: StoredProduct, modifier: StoredModifier) =>
  chosenFields(call, modifierJson(product, modifier));

function listModifiers(call: ManagementCall) {
  const product = productOf(call);
  return v3List(call, filtered(call, product.modifiers ?? [], {}), (modifier) =>
    shown(call, product, modifier),
  );
}

export function modifierOf(call: ManagementCall): StoredModifier {
  const modifier = productOf(call).modifiers?.find(
    ({ entityId }) => entityId === idParam(call, "modifier_id"),
  );
  if (modifier === undefined) throw refusals.v3.notFound();
  return modifier;
}

function createModifier(call: ManagementCall) {
  const product = productOf(call);
  const input = bodyOf(call, newModifierSchema);
  const { type, config = {}, option_values = [] } = input;
  requireName(product, input.display_name, null);
  requireRoom("display_name", (product.modifiers ?? []).length + 1, mostModifiers);
  const described = {
    entityId: nextOptionId(call.data, product),
    displayName: input.display_name,
    isRequired: input.required,
  };
  if (!isChoice(type) && type !== "checkbox" && option_values.length > 0) throw unfit("option_values", type);
  const modifier = isChoice(type)
    ? choiceModifier(type, described, storedValues(call, product, option_values), config)
    : enteredModifier(type, described, config, () => newCheckboxValues(call, product));
  product.modifiers = placed(product.modifiers ?? [], modifier, input.sort_order);
  product.modifiedAt = timeOf(call);
  return v3Data(shown(call, product, modifier));
}

function newCheckboxValues({ data }: ManagementCall, product: StoredProduct): CheckboxValues {
  const checkedValueEntityId = nextValueId(data, product);
  return { checkedValueEntityId, uncheckedValueEntityId: checkedValueEntityId + 1 };
}

/** The modifiers with one at its place: at the end, unless it says another. */
function placed(
  modifiers: readonly StoredModifier[],
  modifier: StoredModifier,
  sortOrder: number | undefined,
): StoredModifier[] {
  return modifiers.toSpliced(Math.max(0, sortOrder ?? modifiers.length), 0, modifier);
}

function updateModifier(call: ManagementCall) {
  const product = productOf(call);
  const known = modifierOf(call);
  const input = bodyOf(call, modifierChangesSchema);
  requireName(product, input.display_name, known.entityId);
  const changed = withChanges(call, product, known, input);
  replaceModifier(product, changed);
  if (input.sort_order !== undefined) {
    const others = (product.modifiers ?? []).filter((modifier) => modifier !== changed);
    product.modifiers = placed(others, changed, input.sort_order);
  }
  product.modifiedAt = timeOf(call);
  return v3Data(shown(call, product, changed));
}

/** The kind stays: only among the types with values can a modifier change from one to another. */
function withChanges(
  call: ManagementCall,
  product: StoredProduct,
  known: StoredModifier,
  input: z.output<typeof modifierChangesSchema>,
): StoredModifier {
  const type = input.type ?? typeOfModifier(known);
  const described = {
    entityId: known.entityId,
    displayName: input.display_name ?? known.displayName,
    isRequired: input.required ?? known.isRequired,
  };
  const config = mergedConfig(known, input.config);
  if (known.kind === "multipleChoice") {
    if (!isChoice(type)) throw unfit("type", type);
    const values =
      input.option_values === undefined ? known.values : storedValues(call, product, input.option_values);
    return choiceModifier(type, described, values, config);
  }
  if (isChoice(type) || type !== typeOfModifier(known)) throw unfit("type", type);
  if (known.kind !== "checkbox" && input.option_values?.length) throw unfit("option_values", type);
  return enteredModifier(type, described, config, () => checkboxValues(call, product, known));
}

function checkboxValues(call: ManagementCall, product: StoredProduct, known: StoredModifier): CheckboxValues {
  if (known.kind !== "checkbox") return newCheckboxValues(call, product);
  const { checkedValueEntityId, uncheckedValueEntityId, priceAdjuster } = known;
  return {
    checkedValueEntityId,
    uncheckedValueEntityId,
    ...(priceAdjuster === undefined ? {} : { priceAdjuster }),
  };
}

/** What carts have of it is no longer shown there, and does not count. */
function deleteModifier(call: ManagementCall) {
  const product = productOf(call);
  const modifier = modifierOf(call);
  product.modifiers = product.modifiers?.filter((known) => known !== modifier);
  return noContent();
}

const path = "v3/catalog/products/{product_id}/modifiers";

export const modifierResources = [
  resource(path, scopes.products, { GET: listModifiers, POST: createModifier }),
  resource(`${path}/{modifier_id}`, scopes.products, {
    GET: (call) => v3Data(shown(call, productOf(call), modifierOf(call))),
    PUT: updateModifier,
    DELETE: deleteModifier,
  }),
];
