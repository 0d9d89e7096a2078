"use client";

import { Problem } from "@/components/problem";

export default Problem;
