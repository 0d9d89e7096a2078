import type { GraphQLObjectType, GraphQLSchema } from "graphql";
import type { StorefrontContext } from "../store/request-context.js";
import { cartMutations } from "./cart/cart-mutations.js";
import { type InventoryArguments, inventoryLocations } from "./catalog/inventory-locations.js";
import { catalogMutations } from "./catalog/review-mutations.js";
import { checkoutMutations } from "./checkout/checkout-mutations.js";
import { type PreviewInput, previewGiftCertificate } from "./checkout/gift-certificate.js";
import { metafields } from "./common/metafields.js";
import { requireScope } from "./common/scope.js";
import { type ContactUsInput, submitContactUs } from "./content/contact-us.js";
import { newsletterMutations } from "./content/newsletter.js";
import { currentCustomer, customerNode } from "./customer/customer.js";
import { customerMutations } from "./customer/customer-mutations.js";
import {
  type JwtLoginArguments,
  type LoginArguments,
  login,
  loginWithJwt,
  logout,
} from "./customer/login.js";
import { wishlistMutations } from "./customer/wishlist-mutations.js";
import { geographyNode } from "./geography.js";
import { nodeById } from "./route.js";
import { withShopperPreferences } from "./shopper-preferences.js";
import { siteNode } from "./site.js";
import { watchedArguments } from "./stubs/resolve-field.js";

/** Sets the resolvers of the root fields. They return objects whose members are the fields below. */
export function resolveRootFields(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query) resolveQueries(query);
  if (mutation) resolveMutations(mutation);
}

function resolveQueries(query: GraphQLObjectType): void {
  resolve(query, "site", siteNode);
  resolve(query, "customer", (context) => {
    requireScope(context, "Customer");
    const customer = currentCustomer(context);
    return customer === undefined ? null : customerNode(context, customer);
  });
  resolve(query, "channel", (context) => {
    requireScope(context, "Unauthenticated");
    return { entityId: context.channelId, metafields: metafields(context, "channel", context.channelId) };
  });
  resolve(query, "store", (context) => {
    requireScope(context, "Unauthenticated");
    const { storeId } = context.data.settings;
    return { entityId: storeId, metafields: metafields(context, "store", storeId) };
  });
  resolve(query, "geography", geographyNode);
  resolve(query, "inventory", (context) => {
    requireScope(context, "Unauthenticated");
    return { locations: (args: InventoryArguments) => inventoryLocations(context, args) };
  });
  resolve(query, "shopperPreferences", ({ data, locale }) => ({
    locale: { resolved: data.settings.locales.find((known) => known === locale) ?? data.settings.locales[0] },
  }));
  resolve(query, "node", (context, { id }: { id: string }) => nodeById(context, id));
}

function resolveMutations(mutation: GraphQLObjectType): void {
  resolve(mutation, "login", (context, args: LoginArguments) => login(context, args));
  resolve(mutation, "loginWithCustomerLoginJwt", (context, args: JwtLoginArguments) =>
    loginWithJwt(context, args),
  );
  resolve(mutation, "logout", (context, args: { cartEntityId?: string | null }) => logout(context, args));
  resolve(mutation, "customer", customerMutations);
  resolve(mutation, "wishlist", wishlistMutations);
  resolve(mutation, "cart", cartMutations);
  resolve(mutation, "submitContactUs", (context, { input }: { input: ContactUsInput }) =>
    submitContactUs(context, input),
  );
  resolve(mutation, "newsletter", newsletterMutations);
  resolve(mutation, "catalog", catalogMutations);
  resolve(mutation, "checkout", checkoutMutations);
  resolve(mutation, "previewGiftCertificate", (context, { input }: { input: PreviewInput }) => {
    requireScope(context, "Unauthenticated");
    return previewGiftCertificate(context, input);
  });
}

/** GraphQL has checked the arguments against the schema; the argument types say the same. */
function resolve<Args>(
  type: GraphQLObjectType,
  name: string,
  resolver: (context: StorefrontContext, args: Args) => unknown,
): void {
  const field = type.getFields()[name];
  // A store's own schema may be older than ours.
  if (field === undefined) return;
  field.resolve = (_source, args, context, info) =>
    resolver(withShopperPreferences(context, info), watchedArguments(args, context, info));
}
