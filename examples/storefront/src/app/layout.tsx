import type { Metadata, Viewport } from "next";
import { type ReactNode, Suspense } from "react";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { StaffBanner } from "@/components/site/staff-banner";
import { StillSignedIn } from "@/components/site/still-signed-in";
import { shop } from "@/lib/shop";
import "./globals.css";
import localFont from "next/font/local";

const hanken = localFont({
  src: "../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-hanken",
});

const youngSerif = localFont({
  src: "../../node_modules/@fontsource/young-serif/files/young-serif-latin-400-normal.woff2",
  weight: "400",
  variable: "--font-young-serif",
  adjustFontFallback: "Times New Roman",
});

export const metadata: Metadata = {
  title: { default: `${shop.name} · ${shop.tagline}`, template: `%s · ${shop.name}` },
  description: `${shop.tagline}. Roasted and packed in Portland, Oregon.`,
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f7f2" },
    { media: "(prefers-color-scheme: dark)", color: "#101814" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={shop.locale} className={`${hanken.variable} ${youngSerif.variable}`}>
      <body className="antialiased">
        <a
          href="#content"
          className="button sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-20 focus:px-6"
        >
          Skip to content
        </a>
        <Suspense>
          <StaffBanner />
        </Suspense>
        <Suspense>
          <StillSignedIn />
        </Suspense>
        <SiteHeader />
        <main id="content" tabIndex={-1} className="min-h-[calc(100dvh-var(--header-height))] outline-none">
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}
