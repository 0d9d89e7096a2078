import NextForm from "next/form";
import type { ComponentProps } from "react";

type SearchFormProps = Omit<ComponentProps<typeof NextForm>, "autoComplete">;

/** A form whose answer has an address, and is shown without a new document. For `autoComplete`, see `<Form>`. */
export function SearchForm(props: SearchFormProps) {
  return <NextForm {...props} autoComplete="off" />;
}
