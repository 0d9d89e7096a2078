import type { Metadata, Viewport } from "next";
import { type ReactNode, Suspense } from "react";
import { SiteFooter } from "@/components/site-footer";
import { SiteHeader } from "@/components/site-header";
import { StaffBanner } from "@/components/staff-banner";
import { shop } from "@/lib/shop";
import { hanken, youngSerif } from "./fonts";
import "./globals.css";

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
      <body className="flex min-h-dvh flex-col antialiased">
        <a
          href="#content"
          className="button sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-20 focus:px-6"
        >
          Skip to content
        </a>
        <Suspense>
          <StaffBanner />
        </Suspense>
        <SiteHeader />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}
