import { carafe, dripper, grinder, kettle, moka, press, scale } from "./illustrations/brewers.js";
import { book, candle, tote, towels, tray } from "./illustrations/household.js";
import type { Illustration } from "./illustrations/illustration.js";
import { bag, bottle, filters, tin } from "./illustrations/packages.js";
import { enamelMug, espressoPair, flask, mug, stove, tumbler } from "./illustrations/tableware.js";

/** How the picture of a slug is drawn. Colours are `#rrggbb`. */
export interface ProductPicture {
  readonly draw: Illustration;
  readonly colour: string;
  readonly accent: string;
  readonly wall: string;
}

const wall = {
  sand: "#eadfcf",
  sage: "#d5dccb",
  blush: "#ecd5c6",
  mist: "#d3dde0",
  butter: "#f1e3bd",
  dusk: "#cfc8d6",
} as const;

function picture(
  draw: Illustration,
  colour: string,
  accent: string,
  tint: keyof typeof wall,
): ProductPicture {
  return { draw, colour, accent, wall: wall[tint] };
}

/** The pictures of the shop's products, by slug. Each colour of a product has its own. */
export const productPictures: ReadonlyMap<string, ProductPicture> = new Map([
  ["morning-ridge-blend", picture(bag("ridge"), "#6b7f63", "#c8743a", "butter")],
  ["sidama-washed", picture(bag("sun"), "#e3a65c", "#a8452c", "mist")],
  ["night-train-decaf", picture(bag("moon"), "#3b4a66", "#d3a94f", "dusk")],
  ["ember-espresso", picture(bag("flame"), "#7a3226", "#d9622b", "sand")],
  ["cold-porch-concentrate", picture(bottle, "#5b3420", "#3f7d86", "mist")],
  ["first-flush-darjeeling", picture(tin("leaf"), "#8fa36a", "#4d6b38", "butter")],
  ["cedar-smoke-lapsang", picture(tin("smoke"), "#4b4a4f", "#9c5a3c", "blush")],
  ["orchard-rooibos", picture(tin("apple"), "#c4593c", "#a83a2a", "sage")],
  ["stone-ground-matcha", picture(tin("bowl"), "#35523f", "#7fa34a", "sand")],
  ["heron-gooseneck-kettle", picture(kettle, "#3d4347", "#8a5a37", "sage")],
  ["heron-gooseneck-kettle--fern", picture(kettle, "#5f7a5c", "#8a5a37", "sand")],
  ["heron-gooseneck-kettle--cream", picture(kettle, "#e9dfcb", "#8a5a37", "mist")],
  ["fold-dripper", picture(dripper, "#f1ece2", "#c8743a", "blush")],
  ["fold-dripper--clay", picture(dripper, "#c07a56", "#c8743a", "sage")],
  ["fold-dripper--ink", picture(dripper, "#33435a", "#c8743a", "butter")],
  ["slow-carafe", picture(carafe, "#dfe7e7", "#c8743a", "sage")],
  ["harbor-french-press", picture(press, "#2e3538", "#c8743a", "blush")],
  ["lark-hand-grinder", picture(grinder, "#4a5053", "#c8743a", "butter")],
  ["gram-scale", picture(scale, "#33383b", "#e0a158", "mist")],
  ["moka-no-3", picture(moka, "#b9bdbd", "#8a5a37", "blush")],
  ["paper-filters", picture(filters, "#dcc5a0", "#8a5a37", "sage")],
  ["ouri-tumbler", picture(tumbler, "#dfd0b4", "#c9a988", "mist")],
  ["ouri-tumbler--moss", picture(tumbler, "#76835b", "#c9a988", "sand")],
  ["ouri-tumbler--ink", picture(tumbler, "#33435a", "#c9a988", "blush")],
  ["dune-mug", picture(mug, "#d9b48a", "#c9a988", "sage")],
  ["dune-mug--chalk", picture(mug, "#f1ece2", "#c9a988", "dusk")],
  ["dune-mug--moss", picture(mug, "#76835b", "#c9a988", "butter")],
  ["espresso-pair", picture(espressoPair, "#7c8fa0", "#c9a988", "blush")],
  ["camp-enamel-mug", picture(enamelMug, "#2f5a48", "#e9e3d6", "butter")],
  ["camp-enamel-mug--rust", picture(enamelMug, "#b4532f", "#e9e3d6", "mist")],
  ["camp-enamel-mug--cream", picture(enamelMug, "#e9dfcb", "#2b2b2b", "sage")],
  ["trail-flask", picture(flask, "#2f5a48", "#c8743a", "sand")],
  ["trail-flask--slate", picture(flask, "#566573", "#d3a94f", "blush")],
  ["ember-camp-stove", picture(stove, "#a33f2c", "#e9dfcb", "dusk")],
  ["canvas-field-tote", picture(tote, "#d8c9a8", "#4f5d45", "mist")],
  ["linen-tea-towels", picture(towels, "#f0e8da", "#6f8aa0", "butter")],
  ["walnut-serving-tray", picture(tray, "#8a5a37", "#76835b", "sand")],
  ["fern-and-smoke-candle", picture(candle, "#56605a", "#9fb08a", "dusk")],
  ["the-slow-morning", picture(book, "#47604f", "#e2c48d", "blush")],
]);

const plainWalls = ["sand", "sage", "blush", "mist"] as const;
const plainColours = ["#6b7f63", "#a8452c", "#3b4a66", "#8a5a37", "#56605a", "#7c8fa0"] as const;

/** For a product that the demo store does not have. Which of a few it is follows from the slug. */
export function plainPicture(slug: string): ProductPicture {
  const number = [...slug].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9_973, 7);
  const colour = plainColours[number % plainColours.length] ?? plainColours[0];
  const accent = plainColours[(number + 3) % plainColours.length] ?? plainColours[0];
  return picture(tote, colour, accent, plainWalls[number % plainWalls.length] ?? plainWalls[0]);
}
