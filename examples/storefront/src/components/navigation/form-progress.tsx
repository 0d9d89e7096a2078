"use client";

import { useFormStatus } from "react-dom";
import { PageProgress } from "./page-progress";

/** In a form that leads to another page, which may take a while. */
export function FormProgress() {
  return <PageProgress isPending={useFormStatus().pending} />;
}
