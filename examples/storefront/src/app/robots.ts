import type { MetadataRoute } from "next";

/** Search engines get no page that belongs to one visitor, and no route that is not a page. */
export default function robots(): MetadataRoute.Robots {
  const disallow = ["/account", "/api/", "/cart", "/dev", "/session-ended", "/staff"];
  return { rules: { userAgent: "*", allow: "/", disallow } };
}
