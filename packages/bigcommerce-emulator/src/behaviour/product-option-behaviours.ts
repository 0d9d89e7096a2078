import { type Behaviour, documented } from "./behaviour.js";
import { pages } from "./pages.js";

/** The options of products. */
export const productOptionBehaviours = {
  "option.kinds": {
    what: "`productOptions` has the options that make variants, and those that do not (`isVariantOption: false`).",
    source: documented(pages.graphqlReference),
  },
  "option.default_selections": {
    what: "`useDefaultOptionSelections` chooses the defaults, and `optionValueIds` override them: variant, price, `isSelected`.",
    source: documented(pages.graphqlReference),
  },
  "option.price": {
    what: "A chosen value adds an amount to the price, or a share of it.",
    source: documented(pages.productModifiers),
  },
  "option.linked_stock": {
    what: "A value of a pick list with `autoAdjustInventory` sells no more than there is of its product.",
    source: documented(pages.graphqlReference),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
