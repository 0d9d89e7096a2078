import type { MetadataRoute } from "next";

/** What is one visitor's, or no page at all, is nothing for search engines. */
export default function robots(): MetadataRoute.Robots {
  const disallow = ["/account", "/api/", "/cart", "/dev", "/session-ended", "/staff"];
  return { rules: { userAgent: "*", allow: "/", disallow } };
}
