/**
 * Style of the comparison page: light and dark, telephone to desktop, and paper. Thai stacks marks
 * above and below its letters and Chinese fills its lines, so both get more room between them.
 */
export const compareStyle = `:root {
  color-scheme: light dark;
  --paper: #fdfdfc;
  --card: #ffffff;
  --ink: #1c2024;
  --soft: #5b6470;
  --rule: #dcdfe4;
  --tint: #f1f3f6;
  --link: #0b5cad;
  --first: #0f766e;
  --second: #b45309;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a;
    --card: #1b1f24;
    --ink: #e6e9ed;
    --soft: #9aa4b0;
    --rule: #343b44;
    --tint: #242a31;
    --link: #7ab8f5;
    --first: #4fd1c5;
    --second: #f0a75a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  overflow-wrap: break-word;
}
:lang(th) body, body:lang(th) {
  font-family: system-ui, -apple-system, "Noto Sans Thai", "Leelawadee UI", Thonburi, Sarabun, Loma, Waree, sans-serif;
  line-height: 1.8;
}
:lang(zh) body, body:lang(zh) {
  font-family: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  line-height: 1.75;
  line-break: strict;
  text-align: start;
}
main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-top: 1.5rem; }
h1 { margin: 0 0 .75rem; font-size: clamp(1.5rem, 1.1rem + 2vw, 2.1rem); line-height: 1.3; text-wrap: balance; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.3rem; line-height: 1.4; }
h3 { margin: 1.25rem 0 .25rem; color: var(--soft); font-size: .92rem; font-weight: 600; line-height: 1.5; }
h4 { margin: .75rem 0 .25rem; font-size: 1rem; line-height: 1.5; }
p { margin: .25rem 0 .5rem; }
p, li, dd { max-width: 46rem; }
.lead { margin: 0 0 1rem; font-size: 1.12rem; }
.faint, footer { color: var(--soft); }
a { color: var(--link); text-underline-offset: .15em; }
code, samp { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .88em; }
code { padding: .1em .3em; border-radius: .25rem; background: var(--tint); overflow-wrap: anywhere; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
code span { display: inline-block; max-width: 100%; }
ol, ul { margin: .25rem 0 .75rem; padding-inline-start: 1.5rem; }
li { margin: .2rem 0; }
.quotes { padding: 0; list-style: none; }
.quotes li { margin: .35rem 0; padding: .4rem .7rem; border-inline-start: 3px solid var(--rule); background: var(--tint); line-height: 1.5; }
.quotes samp { overflow-wrap: anywhere; }
.flow a { white-space: nowrap; }
.flow > span:not(:last-child)::after { content: "\\00a0·"; color: var(--soft); }
.code { font-variant-numeric: tabular-nums; white-space: nowrap; }
.pair { display: grid; gap: 1.25rem; margin-top: 1.5rem; }
.pair > section { min-width: 0; padding: 1.1rem 1.25rem .75rem; border: 1px solid var(--rule); border-top: 4px solid var(--first); border-radius: .5rem; background: var(--card); }
.pair > section + section { border-top-color: var(--second); }
.pair h2 { margin: 0 0 .25rem; }
.pair > section > h2 .code { color: var(--first); }
.pair > section + section > h2 .code { color: var(--second); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.25rem; margin: .75rem 0; }
dt { max-width: 12rem; font-weight: 600; font-variant-numeric: tabular-nums; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .55rem .75rem; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
.compared { table-layout: fixed; }
.compared thead td { width: 22%; }
.compared thead th { font-size: 1.05rem; }
.compared thead th:nth-child(2), .compared td:nth-child(2)::before { color: var(--first); }
.compared thead th:nth-child(3), .compared td:nth-child(3)::before { color: var(--second); }
.compared tbody th { color: var(--soft); font-weight: 600; }
footer { padding-top: .5rem; padding-bottom: 2rem; font-size: .88rem; }
footer p { border-top: 1px solid var(--rule); padding-top: .75rem; max-width: none; }
@media (min-width: 52rem) {
  .pair { grid-template-columns: 1fr 1fr; align-items: start; }
}
@media (max-width: 40rem) {
  .compared, .compared tbody, .compared tr, .compared th, .compared td { display: block; width: auto; }
  .compared thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .compared tr { padding: .6rem 0; border-bottom: 1px solid var(--rule); }
  .compared tbody th, .compared td { padding: .1rem 0; border: 0; }
  .compared td { display: grid; grid-template-columns: 4.25rem 1fr; gap: .5rem; }
  .compared td::before { content: attr(data-side); font-weight: 700; font-variant-numeric: tabular-nums; }
  dl { grid-template-columns: 1fr; gap: .1rem; }
  dd + dt { margin-top: .6rem; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; --tint: #f3f3f3; --link: #000; --first: #000; --second: #000; }
  html { font-size: 9.5pt; }
  body { line-height: 1.45; }
  main, footer { max-width: none; padding-inline: 0; }
  .pair { grid-template-columns: 1fr 1fr; gap: 1rem; }
  .pair > section { border-top-width: 1px; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, li, .quotes li { break-inside: avoid; }
  a[href^="http"] { text-decoration: none; }
}
`;
