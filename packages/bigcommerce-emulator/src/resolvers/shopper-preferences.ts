import { type GraphQLResolveInfo, getDirectiveValues } from "graphql";
import type { StorefrontContext } from "../store/request-context.js";

/** The context with what the directive `@shopperPreferences` of the operation says. */
export function withShopperPreferences(
  context: StorefrontContext,
  { schema, operation, variableValues }: GraphQLResolveInfo,
): StorefrontContext {
  if (!operation.directives?.length) return context;
  const directive = schema.getDirective("shopperPreferences");
  if (!directive) return context;
  const { displayCurrencyCode, locale } = getDirectiveValues(directive, operation, variableValues) ?? {};
  return {
    ...context,
    ...(typeof displayCurrencyCode === "string" ? { displayCurrencyCode } : {}),
    ...(typeof locale === "string" ? { locale } : {}),
  };
}
