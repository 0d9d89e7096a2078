/** Where an answer differs from the recorded one. Generated values are compared by their form, all others as they are. */
export function recordedDifferences(recorded: unknown, answer: unknown, path = ""): string[] {
  if (isObject(recorded) && isObject(answer)) {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(answer)]);
    return [...keys].flatMap((key) => memberDifferences(recorded, answer, key, path));
  }
  const [theirs, ours] = [formOf(recorded), formOf(answer)];
  return theirs === ours ? [] : [`${path}: recorded ${theirs}, here ${ours}`];
}

function memberDifferences(recorded: JsonObject, answer: JsonObject, key: string, path: string): string[] {
  const place = path === "" ? key : `${path}.${key}`;
  if (!Object.hasOwn(answer, key)) return [`${place}: missing here`];
  if (!Object.hasOwn(recorded, key)) return [`${place}: not recorded`];
  return recordedDifferences(recorded[key], answer[key], place);
}

type JsonObject = Readonly<Record<string, unknown>>;

// Lists too: their keys are the places.
function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}

const generated: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/[^/]+\/s-[a-z0-9]+\//, "{origin}/s-{hash}/"],
  [/\/products\/(\d+)\/\d+\/([^/]+)__\d{5}\.\d{10}\.[a-z]+$/, "/products/$1/{image}/$2__{n}.{m}.{ext}"],
  [/\/attribute_rule_images\/\d+_thumb_\d{10}\.[a-z]+$/, "/attribute_rule_images/{n}_thumb_{m}.{ext}"],
  [/\/[a-z]\/(\d{5})__\1\.original\.[a-z]+$/, "/{letter}/{n}__{n}.original.{ext}"],
  [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "{uuid}"],
  [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "{seconds}"],
];

function formOf(value: unknown): string {
  if (typeof value !== "string") return isObject(value) ? "an object or a list" : String(value);
  return JSON.stringify(generated.reduce((text, [form, name]) => text.replace(form, name), value));
}
