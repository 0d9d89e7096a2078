import { Suspense } from "react";

export default function RootLayout({ children }) {
  // With cacheComponents, what waits for a request must stand in a Suspense. Without, a page is sent when it is ready.
  const needsSuspense = process.env.CACHE_COMPONENTS === "true";
  return (
    <html lang="en">
      <body>{needsSuspense ? <Suspense fallback={<p>Loading</p>}>{children}</Suspense> : children}</body>
    </html>
  );
}
