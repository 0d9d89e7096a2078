/** Whether an `Accept` header allows a media type. As in HTTP, an absent or empty header allows everything. */
export function accepts(accept: string | null, mediaType: string): boolean {
  if (accept === null || accept.trim() === "") return true;
  const admitted = ["*/*", `${mediaType.split("/")[0]}/*`, mediaType];
  return accept.split(",").some((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return admitted.includes(type) && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

export function isJsonContent(contentType: string | null): boolean {
  return contentType?.split(";")[0]?.trim().toLowerCase() === "application/json";
}
