import type { OptionValueId, ProductVariantFieldsFragment } from "@/gql/graphql";
import { nodesOf } from "@/lib/connection-page";

/** The first variant that has every chosen value, among the options that make variants. */
export function variantWith<Variant extends Pick<ProductVariantFieldsFragment, "options">>(
  variants: readonly Variant[],
  chosen: readonly OptionValueId[],
): Variant | undefined {
  return variants.find(({ options }) =>
    nodesOf(options).every(({ entityId, values }) => {
      const choice = chosen.find(({ optionEntityId }) => optionEntityId === entityId);
      return choice === undefined || nodesOf(values).some((value) => value.entityId === choice.valueEntityId);
    }),
  );
}
