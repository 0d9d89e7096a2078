import { cartResources } from "./carts/carts.js";
import { brandResources } from "./catalog/brands.js";
import { categoryResources } from "./catalog/categories.js";
import { categoryTreeResources } from "./catalog/category-trees.js";
import { productResources } from "./catalog/products.js";
import { variantResources } from "./catalog/variants.js";
import { checkoutResources } from "./checkouts/checkouts.js";
import { addressResources } from "./customers/addresses.js";
import { attributeValueResources } from "./customers/attribute-values.js";
import { attributeResources } from "./customers/attributes.js";
import { customerGroupResources } from "./customers/customer-groups.js";
import { customerResources } from "./customers/customers.js";
import { formFieldValueResources } from "./customers/form-field-values.js";
import { wishlistResources } from "./customers/wishlists.js";
import { inventoryResources } from "./inventory/inventory.js";
import { locationResources } from "./inventory/locations.js";
import { metafieldResources } from "./metafields/metafields.js";
import { modifierValueResources } from "./options/modifier-values.js";
import { modifierResources } from "./options/modifiers.js";
import { optionResources } from "./options/options.js";
import { couponResources } from "./orders/coupons.js";
import { orderStatusResources } from "./orders/order-statuses.js";
import { orderResources } from "./orders/orders.js";
import { shipmentResources } from "./orders/shipments.js";
import { transactionResources } from "./orders/transactions.js";
import { priceListAssignmentResources } from "./pricing/price-list-assignments.js";
import { priceListResources } from "./pricing/price-lists.js";
import { priceRecordResources } from "./pricing/price-records.js";
import { promotionResources } from "./pricing/promotions.js";
import type { Resource } from "./protocol/resource.js";
import { reviewResources } from "./reviews/reviews.js";
import { blogResources } from "./store/blog.js";
import { channelResources } from "./store/channels.js";
import { countryResources } from "./store/countries.js";
import { currencyResources } from "./store/currencies.js";
import { hookResources } from "./store/hooks.js";
import { pageResources } from "./store/pages.js";
import { redirectResources } from "./store/redirects.js";
import { settingResources } from "./store/settings.js";
import { shippingZoneResources } from "./store/shipping-zones.js";
import { siteResources } from "./store/sites.js";
import { storeInformationResources } from "./store/store-information.js";

/** Every path of the Management API that the emulator has. */
export const resources: readonly Resource[] = [
  ...cartResources,
  ...checkoutResources,
  ...customerResources,
  ...addressResources,
  ...attributeResources,
  ...attributeValueResources,
  ...formFieldValueResources,
  ...customerGroupResources,
  ...wishlistResources,
  ...productResources,
  ...variantResources,
  ...optionResources,
  ...modifierResources,
  ...modifierValueResources,
  ...reviewResources,
  ...categoryResources,
  ...categoryTreeResources,
  ...brandResources,
  ...priceListAssignmentResources,
  ...priceListResources,
  ...priceRecordResources,
  ...promotionResources,
  ...orderResources,
  ...shipmentResources,
  ...transactionResources,
  ...orderStatusResources,
  ...couponResources,
  ...channelResources,
  ...siteResources,
  ...currencyResources,
  ...hookResources,
  ...pageResources,
  ...redirectResources,
  ...inventoryResources,
  ...locationResources,
  ...blogResources,
  ...settingResources,
  ...countryResources,
  ...shippingZoneResources,
  ...storeInformationResources,
  ...metafieldResources,
];
