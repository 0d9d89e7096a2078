/** The look of the hosted pages: light and dark, from 320 px on. */
export const stylesheet = `
:root { color-scheme: light dark; --page: #f5f6f8; --card: #fff; --text: #1b2333; --soft: #556074; --line: #dde1e9; --link: #2a4fc9 }
@media (prefers-color-scheme: dark) { :root { --page: #11151d; --card: #1a202b; --text: #eceff5; --soft: #a9b3c4; --line: #323b4a; --link: #9db6ff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 1rem }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; align-items: center }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .5rem 0 1rem }
h2 { font-size: 1.125rem; margin: 0 0 .5rem }
h3 { font-size: 1rem; font-weight: 600; margin: 0 }
p { margin: 0 0 .75rem }
a { color: var(--link); text-underline-offset: .2em }
a:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px }
header a, .shopper a { display: inline-block; padding: .375rem 0 }
button { font: inherit; font-weight: 600; width: 100%; min-height: 2.75rem; padding: .625rem 1rem; margin: 0 0 1rem; border: 1px solid transparent; border-radius: 8px; background: var(--link); color: var(--card); cursor: pointer }
.problems { margin: 0 0 1rem; padding: .75rem 1rem; border: 2px solid var(--text); border-radius: 8px }
.problems ul { margin: 0; padding-inline-start: 1.25rem }
.store { font-weight: 700; margin: 0; min-width: 0 }
.shopper, section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; margin: 0 0 1rem }
.shopper { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; align-items: center }
.shopper p { margin: 0; min-width: 0 }
.shopper strong { display: block }
.shopper span { color: var(--soft) }
.shopper span:not(:last-child) { margin-inline-end: .75rem }
.lines { list-style: none; margin: 0; padding: 0 }
.lines li { display: grid; grid-template-columns: 72px minmax(0, 1fr) auto; gap: .25rem 1rem; align-items: center; padding: .875rem 0; border-top: 1px solid var(--line) }
.picture { width: 72px; height: 72px; border-radius: 8px; background: var(--page) }
.item p, .price span { color: var(--soft); font-size: .875rem; margin: 0 }
.price { text-align: end; margin: 0; font-variant-numeric: tabular-nums }
.price strong, .price span { display: block; overflow-wrap: normal }
.totals { margin: 0; padding-top: .75rem; border-top: 1px solid var(--line) }
.totals div { display: flex; gap: 1rem; justify-content: space-between; padding: .125rem 0 }
.totals dt { color: var(--soft) }
.totals dd { margin: 0; text-align: end; font-variant-numeric: tabular-nums }
.totals .total { font-weight: 700; font-size: 1.125rem; margin-top: .375rem }
.totals .total dt { color: inherit }
.note, footer { color: var(--soft); font-size: .875rem }
@media (max-width: 30rem) {
  .lines li { grid-template-columns: 56px minmax(0, 1fr) }
  .picture { width: 56px; height: 56px; grid-row: span 2; align-self: start }
  .price { text-align: start }
}
`;
