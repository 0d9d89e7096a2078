"use client";

import { Problem, type ProblemProps } from "@/components/problem";

export default function ShopError(props: ProblemProps) {
  return (
    <div className="page pt-14">
      <Problem {...props} />
    </div>
  );
}
