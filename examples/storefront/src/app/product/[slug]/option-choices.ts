import type { OptionValueId } from "@/gql/graphql";
import { nodesOf, type SearchParams } from "@/lib/connection-page";
import type { ProductDetails } from "./product";

interface ChoiceValue {
  readonly entityId: number;
  readonly label: string;
  /** CSS colour of a swatch. */
  readonly colour: string | null;
}

/** One choice a shopper makes, as the form shows it. */
export interface OptionChoice {
  readonly optionEntityId: number;
  readonly name: string;
  readonly values: readonly ChoiceValue[];
  readonly isRequired: boolean;
  /** The value chosen now; null leaves out an option that is not required. */
  readonly chosen: number | null;
}

const fieldPrefix = "option-";

/** The name of an option in the form and in the address. */
export const optionField = (optionEntityId: number) => `${fieldPrefix}${optionEntityId}`;

/** The product's options. What is chosen comes from the address, or is the store's default. */
export function optionChoices(
  { productOptions }: Pick<ProductDetails, "productOptions">,
  searchParams: SearchParams,
): OptionChoice[] {
  return nodesOf(productOptions).flatMap((option) => {
    if (!("values" in option)) return [];
    const values = nodesOf(option.values);
    const wish = Number(searchParams[optionField(option.entityId)]);
    const standard = values.find(({ isDefault }) => isDefault) ?? (option.isRequired ? values[0] : undefined);
    const isLeftOut = !option.isRequired && searchParams[optionField(option.entityId)] === "";
    const chosen = values.find(({ entityId }) => entityId === wish) ?? (isLeftOut ? undefined : standard);
    return {
      optionEntityId: option.entityId,
      name: option.displayName,
      isRequired: option.isRequired,
      values: values.map((value) => ({
        entityId: value.entityId,
        label: value.label,
        colour: "hexColors" in value ? (value.hexColors[0] ?? null) : null,
      })),
      chosen: chosen?.entityId ?? null,
    };
  });
}

export function chosenValues(choices: readonly OptionChoice[]): OptionValueId[] {
  return choices.flatMap(({ optionEntityId, chosen }) =>
    chosen === null ? [] : [{ optionEntityId, valueEntityId: chosen }],
  );
}

/** What a form has chosen, by the ids of the options. */
export function readChosenValues(form: FormData): OptionValueId[] {
  return [...form].flatMap(([name, value]) => {
    const optionEntityId = Number(name.slice(fieldPrefix.length));
    const valueEntityId = Number(value);
    const isOption = name.startsWith(fieldPrefix) && [optionEntityId, valueEntityId].every(isEntityId);
    return isOption ? [{ optionEntityId, valueEntityId }] : [];
  });
}

const isEntityId = (id: number) => Number.isSafeInteger(id) && id > 0;
