/** Mixes two colours (`#rrggbb`). A share of 0 returns the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map((index) => {
    const start = Number.parseInt(from.slice(index, index + 2), 16);
    const end = Number.parseInt(to.slice(index, index + 2), 16);
    return Math.round(start + (end - start) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}

export function lighter(colour: string, share: number): string {
  return mix(colour, "#ffffff", share);
}

export function darker(colour: string, share: number): string {
  return mix(colour, "#1d1a16", share);
}
