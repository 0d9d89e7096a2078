import { darker, lighter } from "./colour.js";
import { type Illustration, opening, shadow } from "./illustration.js";

export const tote: Illustration = (colour, accent) => `${shadow(400, 666, 240)}
<path d="M312 372 C300 150 500 150 488 372" fill="none" stroke="url(#wood)" stroke-width="20"/>
<path d="M224 348 H576 L606 648 Q400 676 194 648Z" fill="url(#body)"/>
<path d="M205 560 L595 560 L606 648 Q400 676 194 648Z" fill="${accent}"/>
<path d="M336 372 C326 200 474 200 464 372" fill="none" stroke="#a06c44" stroke-width="20"/>
<path d="M222 366 H578 M204 552 H596" stroke="${darker(colour, 0.4)}" stroke-width="3" stroke-dasharray="10 8"/>
<rect x="320" y="356" width="32" height="48" rx="6" fill="url(#wood)"/><rect x="448" y="356" width="32" height="48" rx="6" fill="url(#wood)"/>
<circle cx="336" cy="380" r="5" fill="#d9b36c"/><circle cx="464" cy="380" r="5" fill="#d9b36c"/>
<path d="M262 400 Q280 500 258 620 M540 410 Q520 500 544 622" stroke="${darker(colour, 0.25)}" stroke-width="7" opacity=".35" fill="none"/>
<path d="M400 440c30 16 30 62 0 84c-30-22-30-68 0-84Z" fill="${accent}"/><path d="M400 450v86" stroke="${colour}" stroke-width="4"/>`;

export const towels: Illustration = (colour, accent) => {
  const stripes = [0, 1, 2, 3]
    .map(
      (row) =>
        `<path d="M238 ${440 + row * 34} Q310 ${456 + row * 34} 392 ${440 + row * 34}" stroke="${accent}" stroke-width="${row % 2 === 0 ? 14 : 5}" fill="none"/>`,
    )
    .join("");
  return `<rect x="150" y="196" width="500" height="24" rx="12" fill="url(#wood)"/>
<circle cx="312" cy="208" r="17" fill="#5f3c22"/><circle cx="486" cy="208" r="17" fill="#5f3c22"/>
<path d="M486 214 Q424 236 416 330 L408 620 Q484 642 572 616 L560 330 Q548 236 486 214Z" fill="${lighter(accent, 0.3)}"/>
<path d="M486 214 Q462 320 470 628 M486 214 Q520 330 530 624" stroke="${darker(accent, 0.2)}" stroke-width="6" opacity=".4" fill="none"/>
<path d="M312 214 Q250 240 240 340 L228 584 Q310 612 402 584 L388 340 Q376 240 312 214Z" fill="url(#body)"/>${stripes}
<path d="M312 214 Q290 320 292 594 M312 214 Q344 330 350 590" stroke="${darker(colour, 0.28)}" stroke-width="6" opacity=".4" fill="none"/>
<path d="M228 584 Q310 612 402 584" stroke="${darker(colour, 0.35)}" stroke-width="5" stroke-dasharray="3 7" fill="none"/>`;
};

export const tray: Illustration = (colour, accent) => {
  const grain = [420, 452, 484, 516, 548]
    .map(
      (y) =>
        `<path d="M190 ${y} Q330 ${y - 16} 440 ${y} T612 ${y - 4}" stroke="${darker(colour, 0.34)}" stroke-width="4" opacity=".5" fill="none"/>`,
    )
    .join("");
  return `${shadow(400, 632, 300)}
<path d="M196 372 H604 Q640 372 652 410 L690 566 Q698 626 640 626 H160 Q102 626 110 566 L148 410 Q160 372 196 372Z" fill="${darker(colour, 0.35)}"/>
<path d="M196 360 H604 Q640 360 652 398 L690 552 Q698 610 640 610 H160 Q102 610 110 552 L148 398 Q160 360 196 360Z" fill="url(#body)"/>
<path d="M214 384 H586 Q612 384 620 410 L646 540 Q650 582 612 582 H188 Q150 582 154 540 L180 410 Q188 384 214 384Z" fill="${darker(colour, 0.16)}"/>${grain}
<path d="M150 444 L138 508 M650 444 L662 508" stroke="${darker(colour, 0.7)}" stroke-width="20" stroke-linecap="round"/>
<g transform="translate(96 60)"><path d="M220 330 H344 L330 470 Q282 486 234 470Z" fill="url(#accent)"/>${opening(282, 330, 62, 15, lighter(accent, 0.4), "#3b2315")}</g>
<ellipse cx="506" cy="500" rx="86" ry="30" fill="#efe6d6"/><path d="M450 490 q20 -46 56 -20 q36 -26 58 20 q-56 26 -114 0Z" fill="#c98f4e"/><path d="M474 480l10 -22M506 476v-18M538 480l-10 -22" stroke="#a46c33" stroke-width="6" stroke-linecap="round"/>`;
};

export const candle: Illustration = (colour, accent) => `${shadow(400, 658, 160)}
<circle cx="400" cy="268" r="170" fill="url(#glow)"/>
<path d="M276 380 H524 L506 632 Q400 664 294 632Z" fill="url(#body)"/>
<path d="M284 492 L297 632 Q400 664 503 632 L516 492 Q400 524 284 492Z" fill="${darker(colour, 0.26)}" opacity=".5"/>
${opening(400, 380, 124, 30, lighter(colour, 0.4), "#f3e4c4")}
<path d="M400 382 V340" stroke="#33271c" stroke-width="6" stroke-linecap="round"/>
<path d="M400 236 q46 64 24 98 q-24 22 -48 0 q-22 -34 24 -98Z" fill="#f6a145"/><path d="M400 280 q22 34 10 52 q-10 10 -20 0 q-12 -18 10 -52Z" fill="#fff0bf"/>
<path d="M400 452c34 18 34 74 0 100c-34-26-34-82 0-100Z" fill="${accent}"/><path d="M400 462v98M400 496l16-12M400 520l-18-14" stroke="${lighter(colour, 0.3)}" stroke-width="4"/>`;

export const book: Illustration = (colour, accent) => `${shadow(410, 664, 210)}
<path d="M560 196 L594 214 V648 L560 660Z" fill="#efe4cf"/><path d="M568 206 V654 M576 210 V652 M585 214 V650" stroke="#cdbd9f" stroke-width="2"/>
<path d="M232 180 H552 Q564 180 564 192 V648 Q564 660 552 660 H232Z" fill="url(#body)"/>
<path d="M232 180 H270 V660 H232 Q220 660 220 648 V192 Q220 180 232 180Z" fill="${darker(colour, 0.3)}"/>
<rect x="306" y="236" width="222" height="368" fill="none" stroke="${accent}" stroke-width="5"/>
<circle cx="417" cy="372" r="62" fill="${accent}"/>
<path d="M382 372h70v24q0 34 -35 34t-35 -34Z" fill="${colour}"/><path d="M452 380q26 0 20 20q-6 14 -24 10" fill="none" stroke="${colour}" stroke-width="8"/>
<path d="M402 356q-8 -12 2 -22M424 356q-8 -12 2 -22" fill="none" stroke="${colour}" stroke-width="6" stroke-linecap="round"/>
<path d="M344 500h146M364 524h106M380 548h74" stroke="${accent}" stroke-width="7" stroke-linecap="round"/>
<path d="M486 658 V704 L498 692 L510 704 V658Z" fill="#b4532f"/>`;
