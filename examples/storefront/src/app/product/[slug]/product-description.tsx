import { descriptionBlocks } from "./description-blocks";

export function ProductDescription({ html }: { html: string }) {
  return (
    <div className="mt-6 grid max-w-prose gap-4 text-lg leading-relaxed">
      {descriptionBlocks(html).map(({ kind, texts }) =>
        kind === "list" ? (
          <ul key={texts.join()} className="grid list-disc gap-1 pl-5 text-base marker:text-fern">
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          <p key={texts.join()}>{texts}</p>
        ),
      )}
    </div>
  );
}
