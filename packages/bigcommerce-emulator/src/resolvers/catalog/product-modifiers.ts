import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type {
  PriceAdjuster,
  StoredModifier,
  StoredModifierValue,
} from "../../store/catalog/product-modifier.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { connection, type PageArguments } from "../common/connection.js";
import { image } from "../common/image.js";
import { productImagePath } from "../common/image-path.js";
import type { GraphNode } from "../common/node.js";
import { publicPrice } from "./pricing.js";
import { productInventory } from "./stock.js";

/** An option of a product with one of its values. */
export interface OptionSelection {
  readonly optionEntityId: number;
  readonly valueEntityId: number;
}

/** The values that a page opens with: the defaults of the modifiers that have one. */
export function defaultModifierValues({ modifiers = [] }: StoredProduct): OptionSelection[] {
  return modifiers.flatMap((modifier) => {
    const valueEntityId =
      modifier.kind === "checkbox"
        ? modifier.checkedByDefault && modifier.checkedValueEntityId
        : modifier.kind === "multipleChoice" && modifier.values.find(({ isDefault }) => isDefault)?.entityId;
    return valueEntityId ? [{ optionEntityId: modifier.entityId, valueEntityId }] : [];
  });
}

/** The variant at the price that it has with values of the product's modifiers. Other values are left alone. */
export function pricedVariant(
  product: StoredProduct,
  variant: StoredVariant,
  chosen: readonly OptionSelection[],
): StoredVariant {
  const price = publicPrice(product) + variant.priceDifference;
  const extra = chosen.reduce((sum, selection) => sum + adjustment(price, adjusterOf(product, selection)), 0);
  return extra === 0
    ? variant
    : { ...variant, priceDifference: roundToCents(variant.priceDifference + extra) };
}

function adjusterOf(product: StoredProduct, selection: OptionSelection): PriceAdjuster | undefined {
  const modifier = modifierOf(product, selection);
  if (modifier?.kind === "checkbox" && modifier.checkedValueEntityId === selection.valueEntityId)
    return modifier.priceAdjuster;
  return choiceOf(product, selection)?.priceAdjuster;
}

function choiceOf(product: StoredProduct, selection: OptionSelection): StoredModifierValue | undefined {
  const modifier = modifierOf(product, selection);
  return modifier?.kind === "multipleChoice"
    ? modifier.values.find(({ entityId }) => entityId === selection.valueEntityId)
    : undefined;
}

function modifierOf({ modifiers = [] }: StoredProduct, { optionEntityId }: OptionSelection) {
  return modifiers.find(({ entityId }) => entityId === optionEntityId);
}

/** The products that values of a pick list take from stock. */
export function linkedProducts(
  { products }: Pick<StoreData, "products">,
  product: StoredProduct,
  chosen: readonly OptionSelection[],
): StoredProduct[] {
  return chosen.flatMap((selection) => {
    const { productEntityId = 0, adjustsInventory } = choiceOf(product, selection) ?? {};
    return adjustsInventory ? (products.get(productEntityId) ?? []) : [];
  });
}

function adjustment(price: number, adjuster: PriceAdjuster | undefined): number {
  if (adjuster === undefined) return 0;
  return adjuster.adjuster === "relative"
    ? adjuster.adjusterValue
    : roundToCents((price * adjuster.adjusterValue) / 100);
}

/** A modifier in `productOptions`. With `chosen`, each value says whether it is among them. */
export function modifierNode(
  context: StorefrontContext,
  modifier: StoredModifier,
  chosen: readonly OptionSelection[] | null,
): GraphNode {
  return {
    entityId: modifier.entityId,
    displayName: modifier.displayName,
    isRequired: modifier.isRequired,
    isVariantOption: false,
    ...fieldsOfKind(context, modifier, chosen),
  };
}

function fieldsOfKind(
  context: StorefrontContext,
  modifier: StoredModifier,
  chosen: readonly OptionSelection[] | null,
): GraphNode {
  switch (modifier.kind) {
    case "multipleChoice":
      return {
        __typename: "MultipleChoiceOption",
        displayStyle: modifier.displayStyle,
        values: (page: PageArguments) =>
          connection(modifier.values, page, (value) => ({
            ...valueNode(context, value),
            isSelected: chosen?.some(({ valueEntityId }) => valueEntityId === value.entityId) ?? null,
          })),
      };
    case "checkbox":
      return {
        __typename: "CheckboxOption",
        label: modifier.label,
        checkedByDefault: modifier.checkedByDefault,
        checkedOptionValueEntityId: modifier.checkedValueEntityId,
        uncheckedOptionValueEntityId: modifier.uncheckedValueEntityId,
      };
    case "file":
      return {
        __typename: "FileUploadFieldOption",
        maxFileSize: modifier.maxFileSizeKilobytes,
        fileTypes: modifier.fileTypes,
      };
    default:
      return enteredFields(modifier);
  }
}

function enteredFields(modifier: Extract<StoredModifier, { defaultValue?: unknown }>): GraphNode {
  const defaultValue = modifier.defaultValue ?? null;
  switch (modifier.kind) {
    case "date": {
      const { earliest = null, latest = null } = modifier;
      const limitDateBy = limitedBy(earliest, latest, "EARLIEST_DATE", "LATEST_DATE");
      return { __typename: "DateFieldOption", defaultValue, earliest, latest, limitDateBy };
    }
    case "number": {
      const { lowest = null, highest = null, isIntegerOnly } = modifier;
      const limitNumberBy = limitedBy(lowest, highest, "LOWEST_VALUE", "HIGHEST_VALUE");
      return { __typename: "NumberFieldOption", defaultValue, lowest, highest, isIntegerOnly, limitNumberBy };
    }
    case "multiLineText": {
      const { minLength = null, maxLength = null, maxLines = null } = modifier;
      return { __typename: "MultiLineTextFieldOption", defaultValue, minLength, maxLength, maxLines };
    }
    case "text": {
      const { minLength = null, maxLength = null } = modifier;
      return { __typename: "TextFieldOption", defaultValue, minLength, maxLength };
    }
  }
}

function limitedBy(lower: unknown, upper: unknown, onlyLower: string, onlyUpper: string): string {
  if (lower !== null && upper !== null) return "RANGE";
  if (lower !== null) return onlyLower;
  return upper !== null ? onlyUpper : "NO_LIMIT";
}

function valueNode(context: StorefrontContext, value: StoredModifierValue): GraphNode {
  const { entityId, label, isDefault = false, hexColors } = value;
  const plain = { entityId, label, isDefault };
  if (value.productEntityId !== undefined)
    return { __typename: "ProductPickListOptionValue", ...plain, ...linked(context, value) };
  return hexColors === undefined
    ? { __typename: "MultipleChoiceOptionValue", ...plain }
    : { __typename: "SwatchOptionValue", ...plain, hexColors, imageUrl: null };
}

function linked(
  context: StorefrontContext,
  { productEntityId, adjustsInventory = false }: StoredModifierValue,
) {
  const product = context.data.products.get(productEntityId ?? 0);
  const [picture] = product?.images ?? [];
  return {
    productId: productEntityId,
    autoAdjustInventory: adjustsInventory,
    defaultImage:
      product === undefined || picture === undefined
        ? null
        : image(context, productImagePath(product, picture.slug), picture.altText, true),
    linkedProduct:
      product === undefined
        ? null
        : {
            entityId: product.entityId,
            name: product.name,
            inventory: {
              ...productInventory(context.data, product),
              isStockTracked: product.variants.some(({ stock }) => stock !== null),
            },
          },
  };
}
