import { darker, lighter } from "./colour.js";

/**
 * Draws one kind of product on an 800 × 800 canvas with the ground at y = 660, in the paints below. `accent` makes
 * products of the same kind look different.
 */
export type Illustration = (colour: string, accent: string) => string;

/** The paints of all illustrations: `url(#body)`, `url(#accent)`, `url(#steel)`, `url(#wood)`, `url(#glass)`. */
export function paints(colour: string, accent: string): string {
  return [
    rounded("body", colour),
    rounded("accent", accent),
    rounded("steel", "#aeb2b3"),
    rounded("wood", "#8a5a37"),
    rounded("clay", "#c9a988"),
    `<linearGradient id="glass"><stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset=".25" stop-color="#e6eeee" stop-opacity=".28"/><stop offset=".8" stop-color="#cfdcdc" stop-opacity=".34"/><stop offset="1" stop-color="#fff" stop-opacity=".7"/></linearGradient>`,
    `<linearGradient id="coffee"><stop offset="0" stop-color="#2d1a10"/><stop offset=".4" stop-color="#5a3520"/><stop offset="1" stop-color="#26150c"/></linearGradient>`,
    `<radialGradient id="glow"><stop offset="0" stop-color="#ffe9b8" stop-opacity=".95"/><stop offset="1" stop-color="#ffcf7a" stop-opacity="0"/></radialGradient>`,
  ].join("");
}

/** Light from the upper left on a round body. */
function rounded(id: string, colour: string): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2=".12"><stop offset="0" stop-color="${darker(colour, 0.12)}"/><stop offset=".28" stop-color="${lighter(colour, 0.24)}"/><stop offset=".62" stop-color="${colour}"/><stop offset="1" stop-color="${darker(colour, 0.34)}"/></linearGradient>`;
}

/** The opening of a vessel, seen a little from above. */
export function opening(x: number, y: number, rx: number, ry: number, rim: string, inside: string): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${rim}"/><ellipse cx="${x}" cy="${y + 2}" rx="${rx - 10}" ry="${ry - 6}" fill="${inside}"/>`;
}

/** A soft shadow on the ground. */
export function shadow(x: number, y: number, rx: number): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${Math.round(rx / 8)}" fill="url(#shadow)"/>`;
}
