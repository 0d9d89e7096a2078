import { darker, lighter } from "./colour.js";
import { type Illustration, shadow } from "./illustration.js";

const paper = "#f4ecdd";

const motifs = {
  ridge: (ink: string) =>
    `<path d="M318 500 L362 432 L390 470 L428 410 L482 500Z" fill="${ink}"/><circle cx="356" cy="402" r="15" fill="${lighter(ink, 0.35)}"/>`,
  sun: (ink: string) =>
    `<circle cx="400" cy="458" r="44" fill="${ink}"/><path d="M340 500h120M352 520h96" stroke="${ink}" stroke-width="7" stroke-linecap="round"/>`,
  moon: (ink: string) =>
    `<path d="M424 412a52 52 0 1 0 14 86 62 62 0 0 1-14-86Z" fill="${ink}"/><circle cx="446" cy="430" r="5" fill="${ink}"/><circle cx="458" cy="462" r="4" fill="${ink}"/>`,
  flame: (ink: string) =>
    `<path d="M400 398c40 40 52 60 52 84a52 50 0 0 1-104 0c0-22 18-34 26-50 8 16 16 18 18 18 6-14 12-32 8-52Z" fill="${ink}"/>`,
} as const;

/** A coffee bag with a folded top. */
export function bag(motif: keyof typeof motifs): Illustration {
  return (colour, accent) => `${shadow(400, 662, 220)}
<path d="M276 236 L524 236 L546 640 Q400 676 254 640Z" fill="url(#body)"/>
<path d="M276 236 L300 640 Q276 650 254 640Z" fill="${darker(colour, 0.3)}" opacity=".35"/>
<path d="M524 236 L502 650 Q526 650 546 640Z" fill="${darker(colour, 0.5)}" opacity=".35"/>
<path d="M270 176 h260 l6 68 h-272Z" fill="${darker(colour, 0.22)}"/>
<path d="M270 176h260M268 194h264M267 226h266" stroke="${lighter(colour, 0.35)}" stroke-width="3" opacity=".6"/>
<rect x="262" y="204" width="276" height="13" rx="6" fill="${accent}"/>
<circle cx="400" cy="292" r="15" fill="${darker(colour, 0.3)}"/><circle cx="400" cy="292" r="6" fill="${darker(colour, 0.55)}"/>
<path d="M306 350h188v222q-94 14-188 0Z" fill="${paper}"/>
<path d="M306 350h188v20h-188Z" fill="${accent}"/>
${motifs[motif](accent)}
<path d="M336 540h128M356 556h88" stroke="${darker(paper, 0.45)}" stroke-width="4" stroke-linecap="round" opacity=".7"/>`;
}

const leaves = {
  leaf: (ink: string) =>
    `<path d="M400 410c44 22 44 86 0 118c-44-32-44-96 0-118Z" fill="${ink}"/><path d="M400 424v112M400 460l18-14M400 486l-20-16" stroke="${paper}" stroke-width="4"/>`,
  smoke: (ink: string) =>
    `<path d="M372 530c-40-40 34-56 6-106M408 534c-38-44 36-62 8-118M444 530c-34-36 28-52 8-96" fill="none" stroke="${ink}" stroke-width="10" stroke-linecap="round"/>`,
  apple: (ink: string) =>
    `<path d="M400 440c34-26 72 2 62 48c-8 38-40 52-62 40c-22 12-54-2-62-40c-10-46 28-74 62-48Z" fill="${ink}"/><path d="M400 438q2-24 22-32" fill="none" stroke="${darker(ink, 0.4)}" stroke-width="7" stroke-linecap="round"/>`,
  bowl: (ink: string) =>
    `<path d="M340 452h120q-4 74-60 74t-60-74Z" fill="${ink}"/><path d="M358 440q42-26 84 0" fill="none" stroke="${ink}" stroke-width="8" stroke-linecap="round"/>`,
} as const;

/** A round tea tin with a paper band. */
export function tin(motif: keyof typeof leaves): Illustration {
  return (colour, accent) => `${shadow(400, 656, 190)}
<path d="M262 300 V622 A138 34 0 0 0 538 622 V300Z" fill="url(#body)"/>
<path d="M262 390 A138 30 0 0 0 538 390 V556 A138 32 0 0 1 262 556Z" fill="${paper}"/>
<path d="M262 390 A138 30 0 0 0 538 390 v14 A138 30 0 0 1 262 404Z M262 542 A138 32 0 0 0 538 542 v14 A138 32 0 0 1 262 556Z" fill="${accent}"/>
${leaves[motif](accent)}
<path d="M254 246 V312 A146 36 0 0 0 546 312 V246Z" fill="url(#body)"/>
<path d="M254 306 A146 36 0 0 0 546 306 v7 A146 36 0 0 1 254 313Z" fill="${darker(colour, 0.45)}" opacity=".5"/>
<ellipse cx="400" cy="246" rx="146" ry="36" fill="${lighter(colour, 0.22)}"/>
<ellipse cx="400" cy="244" rx="118" ry="26" fill="none" stroke="${darker(colour, 0.2)}" stroke-width="3" opacity=".6"/>
<circle cx="400" cy="232" r="17" fill="url(#accent)"/>`;
}

/** A dark glass bottle with a swing of paper around it. */
export const bottle: Illustration = (_colour, accent) => `${shadow(400, 662, 150)}
<path d="M364 190 h72 v96 q0 30 40 74 q26 28 26 70 V622 q0 38 -40 38 H338 q-40 0 -40 -38 V430 q0 -42 26 -70 q40 -44 40 -74Z" fill="url(#body)"/>
<path d="M322 440 q0 -34 22 -58 q12 -14 18 -24 q-6 60 -8 120 V630 q-32 6 -32 -20Z" fill="#fff" opacity=".16"/>
<rect x="356" y="146" width="88" height="58" rx="10" fill="url(#accent)"/>
<path d="M356 166h88M356 184h88" stroke="${darker(accent, 0.3)}" stroke-width="3"/>
<path d="M298 452h204v140h-204Z" fill="${paper}"/>
<path d="M298 452h204v16h-204Z" fill="${accent}"/>
<path d="M330 560c30-40 58-12 72-40s44-22 68-40" fill="none" stroke="${accent}" stroke-width="10" stroke-linecap="round"/>
<circle cx="446" cy="512" r="15" fill="${lighter(accent, 0.25)}"/>`;

/** Cone filters, fanned out. */
export const filters: Illustration = (colour, accent) => {
  const cone = (turn: number, tone: string) => `<g transform="rotate(${turn} 400 640)">
<path d="M248 330 Q400 258 552 330 L424 626 Q400 646 376 626Z" fill="${tone}"/>
<path d="M248 330 Q400 258 552 330 Q400 300 248 330Z" fill="${lighter(tone, 0.4)}"/>
<path d="M400 296 L400 634" stroke="${darker(tone, 0.18)}" stroke-width="3"/>
<path d="M552 330 L424 626" stroke="${darker(tone, 0.22)}" stroke-width="7" stroke-dasharray="9 6"/></g>`;
  return `${shadow(400, 656, 170)}${cone(-19, darker(colour, 0.16))}${cone(15, darker(colour, 0.08))}${cone(-3, colour)}
<circle cx="400" cy="470" r="30" fill="none" stroke="${accent}" stroke-width="5"/><path d="M388 470q12-30 24 0q-12 24-24 0Z" fill="${accent}"/>`;
};
