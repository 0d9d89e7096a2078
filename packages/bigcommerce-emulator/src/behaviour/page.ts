import type { Behaviour, BehaviourSource } from "./behaviour.js";
import { ledger } from "./ledger.js";

const introduction = `# What the emulator does, and how we know

<!-- Written from src/behaviour by ledger.test.ts: npx vitest run --project emulator ledger -u -->

Each behaviour has a source. **Documented**: BigCommerce's pages, its published schema or its own clients say so.
**Recorded**: it was seen in an answer of a live store. **Inferred**: nothing is known, so it is our choice, and a
switch of \`inferred\` changes it. \`texts\` replaces a text by the id of its row:
\`inferred: { texts: { "wishlist.unknown": "…" } }\`.

A \`{word}\` in a text stands for a value of the request.
`;

/** The ledger as a page of the documentation. */
export function behaviourPage(): string {
  const sections = Object.entries(ledger).map(
    ([title, rows]) => `\n## ${title}\n\n${Object.entries(rows).map(entry).join("\n")}`,
  );
  return `${introduction}${sections.join("")}`;
}

// A list and no table: texts are longer than a table's cell may be.
function entry([id, { what, text, source }]: [string, Behaviour]): string {
  const lines = [
    `- \`${id}\`: ${what}`,
    ...(text === undefined ? [] : [`Text: ${quoted(text)}`]),
    said(source),
  ];
  return `${lines.map(wrapped).join("\n")}\n`;
}

function quoted(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  // Markdown needs the spaces only beside a backtick, and the formatter takes others away.
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `\`\`${space}${text}${space}\`\``;
}

function said(source: BehaviourSource): string {
  if (source.kind === "documented") return `Documented: ${source.page}`;
  return source.kind === "recorded" ? `Recorded: ${source.answer}` : `Inferred: switch \`${source.switch}\``;
}

const widestLine = 118;

function wrapped(text: string, index: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length + 1 > widestLine) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.map((line, at) => (index === 0 && at === 0 ? line : `  ${line}`)).join("\n");
}
