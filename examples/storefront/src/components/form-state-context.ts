"use client";

import { createContext } from "react";
import { type FormState, untouched } from "@/forms/form-state";

/** What the fields of a form read their value and their error from. */
export const FormStateContext = createContext<FormState>(untouched());
