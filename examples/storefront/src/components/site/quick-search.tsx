"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState, useTransition } from "react";
import { Form } from "@/components/form/form";
import { PageProgress } from "@/components/navigation/page-progress";
import { productHref } from "@/lib/links";
import { type Found, useFound } from "./use-found";

/** Product names while typing. Enter, or a browser without JavaScript, searches the catalogue. */
export function QuickSearch() {
  const { shown, active, isLeaving, term, type, setOpen, visit, onKeyDown } = useQuickSearch();
  const ids = { list: useId(), option: useId() };
  const hasResults = shown !== null && shown.length > 0;
  return (
    <search aria-label="Quick search">
      <Form action="/" className="relative w-full">
        <input
          type="search"
          name="q"
          dir="auto"
          role="combobox"
          aria-label="Find a product"
          aria-expanded={hasResults}
          aria-controls={ids.list}
          aria-autocomplete="list"
          aria-activedescendant={shown !== null && active >= 0 ? `${ids.option}-${active}` : undefined}
          autoComplete="off"
          maxLength={100}
          placeholder="Find a product"
          value={term}
          onChange={({ target }) => type(target.value)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          className="field"
        />
        <p role="status" className="sr-only">
          {shown === null ? "" : countText(shown.length)}
        </p>
        <div
          id={ids.list}
          role="listbox"
          aria-label="Products found"
          hidden={!hasResults}
          className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-lg border border-line bg-paper shadow-lg"
        >
          {shown?.map((product, index) => (
            <Option
              key={product.entityId}
              id={`${ids.option}-${index}`}
              product={product}
              isActive={index === active}
              onChoose={() => visit(product)}
            />
          ))}
        </div>
        {shown?.length === 0 ? (
          <p className="absolute inset-x-0 top-full z-20 mt-1 rounded-lg border border-line bg-paper px-3 py-2 text-muted shadow-lg">
            No product with that name.
          </p>
        ) : null}
        <PageProgress isPending={isLeaving} />
      </Form>
    </search>
  );
}

interface OptionProps {
  id: string;
  product: Found;
  isActive: boolean;
  onChoose: () => void;
}

function Option({ id, product, isActive, onChoose }: OptionProps) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // The field keeps the focus: losing it would close the list before the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className="flex min-h-11 w-full text-left cursor-pointer items-center gap-3 px-3 py-2 hover:bg-sunken aria-selected:bg-sunken"
    >
      {product.defaultImage === null ? null : (
        <img src={product.defaultImage.url} alt="" width={40} height={40} className="rounded" />
      )}
      <bdi>{product.name}</bdi>
    </button>
  );
}

function useQuickSearch() {
  const router = useRouter();
  const [term, setTerm] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [isLeaving, startTransition] = useTransition();
  const found = useFound(term.trim());
  const shown = isOpen ? found : null;

  function type(text: string) {
    setTerm(text);
    setActive(-1);
    setOpen(true);
  }

  function visit({ path }: Found) {
    setOpen(false);
    setTerm("");
    startTransition(() => router.push(productHref(path)));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") setOpen(false);
    if (shown === null || shown.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = shown[active];
    if (step !== undefined) {
      event.preventDefault();
      setActive((active + step + (active < 0 && step < 0 ? 1 : 0) + shown.length) % shown.length);
    } else if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      visit(chosen);
    }
  }

  return { shown, active, isLeaving, term, type, setOpen, visit, onKeyDown };
}

const countText = (count: number) =>
  count === 0 ? "No product found" : `${count} ${count === 1 ? "product" : "products"} found`;
