import type { StoredProduct } from "../../../store/catalog/catalog.js";
import type { PriceAdjuster, StoredModifier } from "../../../store/catalog/product-modifier.js";

const typesOfStyles = {
  Swatch: "swatch",
  RectangleBoxes: "rectangles",
  DropdownList: "dropdown",
  RadioButtons: "radio_buttons",
  ProductPickList: "product_list",
  ProductPickListWithImages: "product_list_with_images",
} as const;

const typesOfKinds = {
  checkbox: "checkbox",
  date: "date",
  file: "file",
  multiLineText: "multi_line_text",
  number: "numbers_only_text",
  text: "text",
} as const;

type Values<Table> = Table[keyof Table];

export type ModifierType = Values<typeof typesOfKinds> | Values<typeof typesOfStyles>;

export function typeOfModifier(modifier: StoredModifier): ModifierType {
  return modifier.kind === "multipleChoice"
    ? typesOfStyles[modifier.displayStyle]
    : typesOfKinds[modifier.kind];
}

export function modifierJson(product: StoredProduct, modifier: StoredModifier) {
  return {
    id: modifier.entityId,
    product_id: product.entityId,
    name: `${modifier.displayName}-${modifier.entityId}`,
    display_name: modifier.displayName,
    type: typeOfModifier(modifier),
    required: modifier.isRequired,
    sort_order: product.modifiers?.indexOf(modifier) ?? 0,
    shared_option_id: null,
    config: modifierConfig(modifier) ?? [],
    option_values: modifierValues(modifier).map((value, index) => valueJson(modifier, value, index)),
  };
}

/** What is set of a modifier, by type; null for the types that have values and nothing else. */
export function modifierConfig(modifier: StoredModifier) {
  switch (modifier.kind) {
    case "checkbox":
      return { checkbox_label: modifier.label, checked_by_default: modifier.checkedByDefault };
    case "date":
      return {
        default_value: modifier.defaultValue,
        ...limits("date", modifier.earliest, modifier.latest),
        date_earliest_value: modifier.earliest,
        date_latest_value: modifier.latest,
      };
    case "file":
      return {
        file_types_mode: modifier.fileTypes.length === 0 ? "all" : "specific",
        file_types_supported: modifier.fileTypes.length === 0 ? [] : ["other"],
        file_types_other: modifier.fileTypes,
        file_max_size: modifier.maxFileSizeKilobytes,
      };
    case "number":
      return {
        default_value: modifier.defaultValue === undefined ? undefined : String(modifier.defaultValue),
        ...limits("number", modifier.lowest, modifier.highest),
        number_lowest_value: modifier.lowest,
        number_highest_value: modifier.highest,
        number_integers_only: modifier.isIntegerOnly,
      };
    case "text":
    case "multiLineText":
      return textConfig(modifier);
    case "multipleChoice":
      return modifier.displayStyle.startsWith("ProductPickList")
        ? {
            product_list_adjusts_inventory: modifier.values.some(({ adjustsInventory }) => adjustsInventory),
            product_list_adjusts_pricing: false,
            product_list_shipping_calc: "none",
          }
        : null;
  }
}

const limitWords = { date: ["earliest", "latest"], number: ["lowest", "highest"] } as const;

/** `…_limited` and `…_limit_mode`. */
function limits(
  kind: keyof typeof limitWords,
  lower: string | number | undefined,
  upper: string | number | undefined,
) {
  if (lower === undefined && upper === undefined) return { [`${kind}_limited`]: false };
  const [lowerWord, upperWord] = limitWords[kind];
  const mode = upper === undefined ? lowerWord : lower === undefined ? upperWord : "range";
  return { [`${kind}_limited`]: true, [`${kind}_limit_mode`]: mode };
}

function textConfig(modifier: Extract<StoredModifier, { kind: "text" | "multiLineText" }>) {
  const { defaultValue, minLength, maxLength } = modifier;
  return {
    default_value: defaultValue ?? "",
    text_characters_limited: minLength !== undefined || maxLength !== undefined,
    text_min_length: minLength ?? 0,
    text_max_length: maxLength ?? 0,
    ...(modifier.kind === "multiLineText"
      ? {
          text_lines_limited: modifier.maxLines !== undefined,
          text_max_lines: modifier.maxLines ?? 0,
        }
      : {}),
  };
}

/** A value as BigCommerce shows it: a checkbox has two. */
interface ShownValue {
  readonly entityId: number;
  readonly label: string;
  readonly isDefault: boolean;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly priceAdjuster: PriceAdjuster | undefined;
}

export function modifierValues(modifier: StoredModifier): ShownValue[] {
  if (modifier.kind === "checkbox") return checkboxValues(modifier);
  if (modifier.kind !== "multipleChoice") return [];
  return modifier.values.map(({ entityId, label, isDefault, hexColors, productEntityId, priceAdjuster }) => ({
    entityId,
    label,
    isDefault: isDefault ?? false,
    data:
      productEntityId !== undefined
        ? { product_id: productEntityId }
        : hexColors === undefined
          ? null
          : { colors: hexColors },
    priceAdjuster,
  }));
}

function checkboxValues(modifier: Extract<StoredModifier, { kind: "checkbox" }>): ShownValue[] {
  const { checkedValueEntityId, uncheckedValueEntityId, checkedByDefault, priceAdjuster } = modifier;
  return [
    {
      entityId: checkedValueEntityId,
      label: "Yes",
      isDefault: checkedByDefault,
      data: { checked_value: true },
      priceAdjuster,
    },
    {
      entityId: uncheckedValueEntityId,
      label: "No",
      isDefault: !checkedByDefault,
      data: { checked_value: false },
      priceAdjuster: undefined,
    },
  ];
}

export function valueJson(modifier: StoredModifier, value: ShownValue, index: number) {
  const { priceAdjuster } = value;
  return {
    id: value.entityId,
    option_id: modifier.entityId,
    label: value.label,
    sort_order: index,
    value_data: value.data,
    is_default: value.isDefault,
    adjusters: {
      price:
        priceAdjuster === undefined
          ? null
          : { adjuster: priceAdjuster.adjuster, adjuster_value: priceAdjuster.adjusterValue },
      weight: null,
      image_url: "",
      purchasing_disabled: { status: false, message: "" },
    },
  };
}
