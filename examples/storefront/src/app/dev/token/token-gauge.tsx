import { countdown, type TokenLife } from "./token-life";

const centre = { x: 160, y: 150 };
const radius = 120;

/** The point of a half circle, from the left (0) over the top to the right (1). */
function pointAt(share: number, distance = radius) {
  const angle = Math.PI * (1 - share);
  return {
    x: (centre.x + distance * Math.cos(angle)).toFixed(2),
    y: (centre.y - distance * Math.sin(angle)).toFixed(2),
  };
}

function arc(from: number, to: number): string {
  const [start, end] = [pointAt(from), pointAt(to)];
  return `M ${start.x} ${start.y} A ${radius} ${radius} 0 0 1 ${end.x} ${end.y}`;
}

/** A dial of the token's life: used up to the needle, then fresh, then the stretch in which it is refreshed. */
export function TokenGauge({ life }: { life: TokenLife | null }) {
  const text =
    life === null
      ? "No token yet"
      : `Expires in ${countdown(life.untilExpirySeconds)}, is refreshed in ${countdown(life.untilRefreshSeconds)}`;
  return (
    <svg viewBox="0 0 320 190" role="img" aria-label={text} className="w-full max-w-md">
      <g fill="none" strokeWidth="26">
        <path d={arc(0, 1)} className="stroke-sunken" />
        {life === null ? null : <Stretches life={life} />}
      </g>
      <text
        x={centre.x}
        y="132"
        textAnchor="middle"
        className="fill-ink font-display text-[2.6rem] lining-nums tabular-nums"
      >
        {life === null ? "–:––" : countdown(life.untilExpirySeconds)}
      </text>
      <text x={centre.x} y="160" textAnchor="middle" className="fill-muted text-[0.85rem]">
        {life === null ? "no token yet" : "until it expires"}
      </text>
      <text x="40" y="178" textAnchor="middle" className="fill-muted text-[0.75rem]">
        minted
      </text>
      <text x="280" y="178" textAnchor="middle" className="fill-muted text-[0.75rem]">
        expires
      </text>
    </svg>
  );
}

function Stretches({ life: { spentShare, refreshShare } }: { life: TokenLife }) {
  const [inner, outer] = [pointAt(spentShare, radius - 22), pointAt(spentShare, radius + 22)];
  return (
    <>
      {spentShare < refreshShare ? <path d={arc(spentShare, refreshShare)} className="stroke-fern" /> : null}
      <path d={arc(Math.max(spentShare, refreshShare), 1)} className="stroke-wait" />
      <line
        x1={inner.x}
        y1={inner.y}
        x2={outer.x}
        y2={outer.y}
        strokeWidth="4"
        strokeLinecap="round"
        className="stroke-ink"
      />
    </>
  );
}
