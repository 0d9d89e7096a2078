"use client";

import NextLink, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";
import { PageProgress } from "./page-progress";

/** A link of the shop. If its page takes a while, the link and a bar at the top of the window show that it was pressed. */
export default function Link({ children, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...props}>
      {children}
      <LinkProgress />
    </NextLink>
  );
}

function LinkProgress() {
  return <PageProgress isPending={useLinkStatus().pending} />;
}
