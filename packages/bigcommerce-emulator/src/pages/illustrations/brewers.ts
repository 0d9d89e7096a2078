import { darker, lighter } from "./colour.js";
import { type Illustration, opening, shadow } from "./illustration.js";

export const kettle: Illustration = (colour) => `${shadow(415, 660, 230)}
<path d="M292 606 C206 596 236 430 168 372" fill="none" stroke="${darker(colour, 0.25)}" stroke-width="30" stroke-linecap="round"/>
<path d="M290 600 C208 588 240 432 172 376" fill="none" stroke="${lighter(colour, 0.3)}" stroke-width="11" stroke-linecap="round"/>
<path d="M150 378 l32 -18 14 22 -24 18Z" fill="${darker(colour, 0.35)}"/>
<path d="M300 424 H532 L574 616 Q578 658 540 658 H292 Q254 658 258 616Z" fill="url(#body)"/>
<path d="M258 622 Q256 658 292 658 H540 Q578 658 574 622 Q416 650 258 622Z" fill="${darker(colour, 0.4)}" opacity=".45"/>
<path d="M522 440 C640 380 716 470 640 604" fill="none" stroke="url(#wood)" stroke-width="30" stroke-linecap="round"/>
<path d="M520 446 L590 418" stroke="${darker(colour, 0.3)}" stroke-width="20" stroke-linecap="round"/>
<ellipse cx="416" cy="424" rx="116" ry="22" fill="${darker(colour, 0.2)}"/>
<path d="M312 420 Q330 376 416 374 Q502 376 520 420 Q416 444 312 420Z" fill="url(#body)"/>
<path d="M408 374 v-18" stroke="${darker(colour, 0.4)}" stroke-width="12"/><circle cx="408" cy="342" r="22" fill="url(#wood)"/>`;

export const dripper: Illustration = (colour) => {
  const folds = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]
    .map(
      (fold) =>
        `<path d="M${400 + fold * 31} ${352 - Math.abs(fold) * 3} L${400 + fold * 13} 526" stroke="${darker(colour, 0.28)}" stroke-width="4" opacity=".5"/>`,
    )
    .join("");
  return `${shadow(400, 660, 165)}
<path d="M300 552 H500 L484 628 Q480 656 450 656 H350 Q320 656 316 628Z" fill="url(#glass)" stroke="#ffffff" stroke-opacity=".7" stroke-width="3"/>
<path d="M309 596 H491 L484 628 Q480 654 450 654 H350 Q320 654 316 628Z" fill="url(#coffee)" opacity=".9"/>
<path d="M548 372 C650 366 640 486 500 474" fill="none" stroke="url(#body)" stroke-width="26" stroke-linecap="round"/>
<path d="M226 330 H574 L470 532 H330Z" fill="url(#body)"/>${folds}
<rect x="270" y="526" width="260" height="30" rx="15" fill="url(#body)"/>
${opening(400, 330, 176, 38, lighter(colour, 0.35), darker(colour, 0.3))}
<path d="M246 336 Q400 392 554 336 L520 350 Q400 386 280 350Z" fill="#f6f0e4" opacity=".9"/>
<ellipse cx="400" cy="352" rx="104" ry="14" fill="#4a2b19"/>`;
};

export const carafe: Illustration = (_colour, accent) => `${shadow(400, 662, 175)}
<path d="M284 560 Q340 586 400 576 T516 560 Q526 600 524 622 Q520 660 476 660 H324 Q280 660 276 622 Q274 600 284 560Z" fill="url(#coffee)"/>
<path d="M282 176 Q330 330 376 398 Q290 470 272 596 Q268 662 324 662 H476 Q532 662 528 596 Q510 470 424 398 Q470 330 518 176 L488 160 Q400 196 306 160Z" fill="url(#glass)" stroke="#ffffff" stroke-opacity=".85" stroke-width="4"/>
<path d="M310 200 Q350 320 384 384" stroke="#fff" stroke-width="9" opacity=".6" fill="none" stroke-linecap="round"/>
<path d="M346 356 H454 Q436 398 462 446 H338 Q364 398 346 356Z" fill="url(#wood)"/>
<path d="M352 372h96M344 430h112" stroke="#5b3920" stroke-width="3" stroke-dasharray="7 6"/>
<path d="M372 400 H428" stroke="${accent}" stroke-width="8" stroke-linecap="round"/><circle cx="400" cy="402" r="15" fill="url(#accent)"/>
<path d="M306 160 Q400 196 488 160 Q400 172 306 160Z" fill="#fff" opacity=".8"/>`;

export const press: Illustration = (colour) => `${shadow(410, 664, 200)}
<path d="M508 372 C624 360 624 580 508 574" fill="none" stroke="url(#wood)" stroke-width="30" stroke-linecap="round"/>
<path d="M300 330 V628 A100 22 0 0 0 500 628 V330Z" fill="url(#coffee)" opacity=".93"/>
<path d="M300 330 H500 V420 A100 18 0 0 1 300 420Z" fill="#b98a5c" opacity=".5"/>
<path d="M300 320 V628 A100 22 0 0 0 500 628 V320Z" fill="url(#glass)"/>
<path d="M322 344 V610" stroke="#fff" stroke-width="12" opacity=".5" stroke-linecap="round"/>
<path d="M290 400 A110 20 0 0 0 510 400 v22 A110 20 0 0 1 290 422Z M290 586 A110 22 0 0 0 510 586 v58 A110 22 0 0 1 290 644Z" fill="url(#steel)"/>
<path d="M298 410 V600 M502 410 V600" stroke="#8f9495" stroke-width="12"/>
<path d="M286 326 Q296 270 400 268 Q504 270 514 326 Q400 352 286 326Z" fill="url(#steel)"/>
<path d="M400 270 V176" stroke="#8f9495" stroke-width="10"/><circle cx="400" cy="162" r="27" fill="url(#body)"/>
<path d="M286 330 l-30 -16 16 -14 30 8Z" fill="${darker(colour, 0.2)}" opacity=".5"/>`;

export const moka: Illustration = (colour) => `${shadow(400, 662, 190)}
<path d="M306 478 H494 L528 656 H272Z" fill="url(#body)"/>
<path d="M352 478 L336 656 M448 478 L464 656" stroke="${darker(colour, 0.35)}" stroke-width="4" opacity=".6"/>
<rect x="310" y="446" width="180" height="38" rx="8" fill="${darker(colour, 0.32)}"/>
<path d="M332 446 H468 L506 272 H294Z" fill="url(#body)"/>
<path d="M366 446 L352 272 M434 446 L448 272" stroke="${darker(colour, 0.35)}" stroke-width="4" opacity=".6"/>
<path d="M296 282 L244 296 L306 352Z" fill="${darker(colour, 0.18)}"/>
<path d="M290 274 H510 L468 226 H332Z" fill="url(#body)"/><path d="M290 274h220" stroke="${darker(colour, 0.4)}" stroke-width="5"/>
<path d="M388 226 h24 l8 -40 h-40Z" fill="url(#wood)"/>
<path d="M504 292 H590 Q620 296 612 330 L586 470" fill="none" stroke="url(#wood)" stroke-width="30" stroke-linejoin="round" stroke-linecap="round"/>`;

export const grinder: Illustration = (colour, accent) => `${shadow(400, 664, 120)}
<path d="M400 250 L584 206" stroke="#8f9495" stroke-width="18" stroke-linecap="round"/>
<path d="M584 206 v-34" stroke="#8f9495" stroke-width="10"/><ellipse cx="584" cy="152" rx="34" ry="38" fill="url(#wood)"/>
<path d="M336 300 V636 A64 20 0 0 0 464 636 V300Z" fill="url(#body)"/>
<path d="M330 442 A70 18 0 0 0 470 442 v50 A70 18 0 0 1 330 492Z" fill="url(#wood)"/>
<path d="M336 560 A64 18 0 0 0 464 560 v8 A64 18 0 0 1 336 568Z" fill="${darker(colour, 0.45)}" opacity=".6"/>
<path d="M336 304 Q336 256 400 252 Q464 256 464 304 A64 16 0 0 1 336 304Z" fill="url(#steel)"/>
<circle cx="400" cy="250" r="19" fill="url(#accent)"/><path d="M356 330 V424" stroke="${lighter(colour, 0.55)}" stroke-width="9" opacity=".6" stroke-linecap="round"/>
<circle cx="400" cy="606" r="10" fill="${accent}"/>`;

export const scale: Illustration = (colour, accent) => `${shadow(400, 664, 270)}
<path d="M206 496 H594 L654 604 H146Z" fill="${lighter(colour, 0.12)}"/>
<path d="M146 604 H654 V636 Q652 652 634 652 H166 Q148 652 146 636Z" fill="url(#body)"/>
<path d="M226 508 H574 L604 562 H196Z" fill="${darker(colour, 0.25)}" opacity=".5"/>
<rect x="330" y="612" width="140" height="30" rx="6" fill="#11100f"/>
<path d="M352 618v18M352 618h14v8h-14M380 618h12v18h-12ZM408 634h1M420 618v9h12v-9M432 618v18" fill="none" stroke="${accent}" stroke-width="4"/>
<circle cx="196" cy="628" r="8" fill="${accent}"/>
<path d="M316 330 H484 L462 536 Q400 552 338 536Z" fill="url(#accent)"/>
${opening(400, 330, 84, 20, lighter(accent, 0.35), "#3b2315")}`;
