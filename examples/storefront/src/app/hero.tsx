import { FernMark } from "@/components/site/fern-mark";

export function Hero() {
  return (
    <section className="relative overflow-hidden bg-fern-wash">
      <div className="page grid items-end gap-8 py-10 md:grid-cols-[3fr_2fr] md:py-14">
        <div>
          <h1 className="max-w-[15ch] text-hero">Quiet tools for slow mornings</h1>
          <p className="mt-4 max-w-md text-lg text-muted">
            Coffee roasted on Tuesdays, loose-leaf tea from four small gardens, and the kettles, mills and
            cups we use ourselves.
          </p>
        </div>
        <p className="text-muted text-sm md:justify-self-end md:text-right">
          Trade customers see their own prices
          <br />
          once they have signed in.
        </p>
      </div>
      <FernMark className="-right-6 -top-10 pointer-events-none absolute h-72 max-md:hidden w-auto rotate-24 text-fern opacity-10" />
    </section>
  );
}
