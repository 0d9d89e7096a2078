import { darker, lighter } from "./colour.js";
import { type Illustration, opening, shadow } from "./illustration.js";

const coffee = "#3b2315";

export const tumbler: Illustration = (colour) => `${shadow(400, 656, 160)}
<path d="M274 300 H526 L500 636 Q400 666 300 636Z" fill="url(#clay)"/>
<path d="M274 300 H526 L507 548 Q470 572 430 556 T340 560 Q310 570 293 548Z" fill="url(#body)"/>
<path d="M310 340 L322 520" stroke="#fff" stroke-width="14" opacity=".28" stroke-linecap="round"/>
${opening(400, 300, 126, 30, lighter(colour, 0.4), darker(colour, 0.35))}
<ellipse cx="400" cy="308" rx="104" ry="17" fill="#6d7a3a" opacity=".55"/>`;

export const mug: Illustration = (colour) => `${shadow(400, 660, 195)}
<path d="M506 396 C640 372 640 590 494 584" fill="none" stroke="${darker(colour, 0.16)}" stroke-width="38" stroke-linecap="round"/>
<path d="M506 392 C628 372 628 584 496 578" fill="none" stroke="${lighter(colour, 0.18)}" stroke-width="12" stroke-linecap="round"/>
<path d="M252 330 H530 Q546 592 474 654 H308 Q236 592 252 330Z" fill="url(#body)"/>
<path d="M262 584 Q390 622 520 584 Q504 630 474 654 H308 Q278 630 262 584Z" fill="url(#clay)"/>
<path d="M286 372 Q280 470 298 552" stroke="#fff" stroke-width="15" opacity=".3" fill="none" stroke-linecap="round"/>
${opening(391, 330, 139, 34, lighter(colour, 0.38), darker(colour, 0.3))}
<ellipse cx="391" cy="340" rx="116" ry="21" fill="${coffee}"/><ellipse cx="372" cy="338" rx="46" ry="7" fill="#8c5a34" opacity=".55"/>`;

export const espressoPair: Illustration = (colour) => {
  const cup = (x: number, y: number, tone: string) => `<g transform="translate(${x} ${y})">
<ellipse cx="0" cy="170" rx="148" ry="30" fill="${darker(tone, 0.2)}"/><ellipse cx="0" cy="162" rx="148" ry="29" fill="${lighter(tone, 0.16)}"/><ellipse cx="0" cy="164" rx="82" ry="15" fill="${darker(tone, 0.14)}"/>
<path d="M82 42 C150 30 146 124 66 116" fill="none" stroke="${darker(tone, 0.12)}" stroke-width="19" stroke-linecap="round"/>
<path d="M-92 14 H92 Q92 130 44 164 H-44 Q-92 130 -92 14Z" fill="url(#body)"/>
${opening(0, 14, 92, 22, lighter(tone, 0.4), coffee)}<ellipse cx="-6" cy="18" rx="58" ry="10" fill="#b07a45" opacity=".8"/></g>`;
  return `${shadow(292, 586, 165)}${shadow(512, 664, 165)}${cup(290, 398, colour)}${cup(512, 476, colour)}`;
};

export const enamelMug: Illustration = (colour) => {
  const speckles = [
    [318, 430],
    [352, 520],
    [410, 452],
    [460, 566],
    [486, 420],
    [390, 600],
    [330, 590],
    [446, 500],
    [372, 402],
  ].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.4" fill="${lighter(colour, 0.65)}" opacity=".8"/>`);
  return `${shadow(400, 660, 175)}
<path d="M516 392 C636 380 628 566 504 560" fill="none" stroke="${darker(colour, 0.1)}" stroke-width="26" stroke-linecap="round"/>
<path d="M272 344 H528 L512 634 Q400 668 288 634Z" fill="url(#body)"/>${speckles.join("")}
<path d="M304 384 L312 590" stroke="#fff" stroke-width="12" opacity=".25" stroke-linecap="round"/>
<ellipse cx="400" cy="344" rx="132" ry="32" fill="#e9e3d6"/><ellipse cx="400" cy="346" rx="119" ry="25" fill="#f6f1e6"/><ellipse cx="400" cy="352" rx="104" ry="17" fill="${coffee}"/>
<ellipse cx="400" cy="344" rx="130" ry="31" fill="none" stroke="#2b2b2b" stroke-width="6"/>`;
};

export const flask: Illustration = (colour, accent) => `${shadow(400, 666, 130)}
<path d="M316 320 V622 Q316 664 360 664 H440 Q484 664 484 622 V320Z" fill="url(#body)"/>
<path d="M316 320 Q330 282 352 276 H448 Q470 282 484 320Z" fill="${darker(colour, 0.18)}"/>
<path d="M338 164 Q338 150 352 150 H448 Q462 150 462 164 V278 H338Z" fill="url(#steel)"/>
<path d="M338 188H462M338 258H462" stroke="#7f8485" stroke-width="4" opacity=".7"/>
<path d="M338 350 V600" stroke="#fff" stroke-width="14" opacity=".26" stroke-linecap="round"/>
<path d="M316 560H484V584H316Z" fill="${accent}"/>
<path d="M462 214 C556 214 560 300 520 372 L488 420" fill="none" stroke="${accent}" stroke-width="16" stroke-linecap="round"/>
<path d="M372 470 L392 432 L406 452 L424 424 L448 470Z" fill="${lighter(colour, 0.55)}"/>`;

export const stove: Illustration = (colour, accent) => `${shadow(400, 664, 190)}
<path d="M292 524 V630 A108 28 0 0 0 508 630 V524Z" fill="url(#body)"/><ellipse cx="400" cy="524" rx="108" ry="28" fill="${lighter(colour, 0.25)}"/>
<path d="M292 566 A108 28 0 0 0 508 566 v26 A108 28 0 0 1 292 592Z" fill="${accent}"/>
<path d="M388 430h24v96h-24Z" fill="url(#steel)"/><path d="M412 470 H486 q12 0 12 12 v10" fill="none" stroke="#8f9495" stroke-width="11"/><circle cx="498" cy="502" r="14" fill="${accent}"/>
<path d="M344 400 H456 L438 438 H362Z" fill="url(#steel)"/>
<path d="M352 404 L236 372 V338 M448 404 L564 372 V338 M400 400 V350" fill="none" stroke="#7c8182" stroke-width="12" stroke-linecap="round" stroke-linejoin="round"/>
<circle cx="400" cy="320" r="120" fill="url(#glow)"/>
<path d="M346 398 q-10 -52 18 -92 q8 30 22 34 q-4 -50 20 -92 q10 52 34 74 q10 -12 10 -30 q26 52 4 106Z" fill="#f08a3c"/>
<path d="M374 398 q-6 -32 12 -54 q8 18 16 18 q2 -24 10 -38 q22 36 16 74Z" fill="#ffd98a"/>`;
