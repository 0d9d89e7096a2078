import Link from "@/components/navigation/link";
import { shop } from "@/lib/shop";

export function SiteFooter() {
  return (
    <footer className="mt-20 border-line border-t bg-sunken/60">
      <div className="page grid gap-8 py-12 text-sm sm:grid-cols-[2fr_1fr_1fr]">
        <div className="max-w-sm">
          <p className="font-display text-lg">{shop.name}</p>
          <p className="mt-2 text-muted">{shop.tagline}.</p>
        </div>
        <nav aria-label="Footer">
          <ul className="grid gap-2">
            <li>
              <Link href="/" className="link">
                All products
              </Link>
            </li>
            <li>
              <Link href="/account" prefetch={false} className="link">
                Your account
              </Link>
            </li>
            <li>
              <Link href="/account/orders" prefetch={false} className="link">
                Your orders
              </Link>
            </li>
          </ul>
        </nav>
        <address className="grid content-start gap-2 text-muted not-italic">
          <span>{shop.address}</span>
          <a href={`mailto:${shop.email}`} className="link">
            {shop.email}
          </a>
        </address>
      </div>
    </footer>
  );
}
