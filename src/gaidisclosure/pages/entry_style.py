# SPDX-License-Identifier: Apache-2.0
"""The looks of the entry page, 填报页样式, on paper and on a screen."""

from __future__ import annotations

from typing import Final

from gaidisclosure.formats.web.html_writer import STYLE

_SCREEN: Final = """\
:root{color-scheme:light;scroll-padding:5rem 0 4rem}
main .text{text-indent:2em;text-align:justify}
@media screen{
body{font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;
color:#1a1a1a}
main{max-width:62rem;margin:1rem auto;padding:0 1rem}
h1{margin:1.2rem 0 .6rem;font:600 1.6rem/1.4 "Noto Serif CJK SC",SimSun,STSong,serif}
main h2{margin:1.8rem 0 .5rem;font-size:1.1rem;line-height:1.5}
h2,h3{font-family:inherit;font-weight:600}
table,.dense{width:100%;min-width:56rem;font-size:.8rem}
.t2 table{min-width:20rem}
th,td{padding:.2rem .3rem;border-color:#333}
th{background:#f7f8fa;hyphens:auto}
.table{position:relative;overflow-x:auto}
.printed{display:none}}
@media print{
.live .bar,.live .findings,.live .line,.origin,.balance,.cell,main label,main textarea,
.fault{display:none!important}
.live .table{overflow:visible}}
@media screen{
.live body{background:#fff}
.bar{position:sticky;top:0;z-index:3;display:flex;gap:.5rem 1rem;align-items:center;flex-wrap:wrap;
padding:.5rem 1rem;background:#fff;border-bottom:1px solid #c8ccd2}
.tools{display:flex;gap:.5rem 1rem;flex-wrap:wrap}
.group{display:flex;gap:.25rem}
button{font:inherit;font-size:.875rem;line-height:1.4;padding:.3rem .7rem;border:1px solid #767b83;
border-radius:3px;background:#fff;color:#1a1a1a;white-space:nowrap;cursor:pointer}
button:hover{background:#eef3fa}
button[aria-disabled]{color:#6b7078;border-color:#c8ccd2;background:#f7f8fa;cursor:default}
a{color:#0b4f9e}
:focus-visible{outline:3px solid #0b62c4;outline-offset:1px}
.status{margin-left:auto;padding:.2rem .7rem;border-left:4px solid #6b7078;font-weight:600;
text-decoration:none;color:#1a1a1a}
.status:hover{text-decoration:underline}
.status.invalid{border-color:#b3261e;color:#8c1d18}
.status.valid{border-color:#1b6e3c;color:#14532d}
.origin{display:grid;grid-template-columns:2fr 1fr 1fr 1fr;gap:.5rem 1rem;margin:1rem 0;
padding:.6rem 1rem 1rem;border:1px solid #c8ccd2}
.origin legend{padding:0 .4rem;font-weight:600}
.narrative-title{grid-column:1/-1}
main label{display:block;margin-top:.5rem;font-size:.875rem;color:#3a3f47}
.field input,textarea{box-sizing:border-box;width:100%;padding:.35rem .5rem;
border:1px solid #767b83;border-radius:3px;background:#fff;color:inherit;font:inherit}
textarea{display:block;min-height:4.2rem;line-height:1.7;resize:vertical}
[aria-invalid=true]{border-color:#b3261e}
.fault{margin:.2rem 0 0;color:#8c1d18;font-size:.875rem}
.live td[data-cell]{position:relative;padding:0;height:1px}
.cell{box-sizing:border-box;display:block;width:100%;height:100%;min-height:1.9rem;margin:0;
padding:.1rem .25rem;border:0;border-radius:0;background:transparent;color:inherit;font:inherit;
font-size:.875rem;text-align:center;font-variant-numeric:tabular-nums}
.cell:hover{background:#eef3fa}
.cell:focus{position:relative;z-index:1;background:#fff;outline:3px solid #0b62c4;
outline-offset:-1px}
.cell::placeholder{color:#5d636c;opacity:1;font-style:italic}
td.wrong{background:#fdeceb;box-shadow:inset 0 0 0 2px #b3261e}
td.wrong .cell{color:#8c1d18;font-weight:700}
td.wrong::after{content:"!";position:absolute;top:0;right:0;width:.9rem;background:#b3261e;
color:#fff;font:700 .7rem/.9rem sans-serif;text-align:center;pointer-events:none}
td.suspect{background:#fff6e0}
td.suspect .cell{box-shadow:inset 0 -3px #b07a00}
.balance th,.balance td{border-style:dotted;border-color:#767b83;background:#fbfbfc;color:#4a5058;
font-size:.75rem}
.balance .even{color:#14532d}
.balance .uneven{color:#8c1d18;font-weight:700;background:#fdeceb}
.balance .even::before{content:"✓ "}
.balance .uneven::before{content:"✗ "}
.findings{padding:0 1rem 1rem;font-size:.875rem}
.findings h2{margin:1rem 0 .3rem;font-size:1rem}
.conclusion{font-weight:600}
.conclusion.invalid{color:#8c1d18}.conclusion.valid{color:#14532d}
.list{margin:.5rem 0;padding:0;list-style:none}
.list>li{margin:0 0 .6rem;padding:.4rem .6rem;border:1px solid #c8ccd2;
border-left:4px solid #6b7078}
.list>.error{border-left-color:#b3261e}
.list>.warning{border-left-color:#8a5a00}
.word{font-size:.8rem;color:#3a3f47}
.error>.word{color:#8c1d18}
.proposal{margin-top:.3rem;font-weight:600}
.mend{margin:.3rem 0}
.links{margin:.2rem 0 0;padding:0;list-style:none}
.line{position:sticky;bottom:0;z-index:3;min-height:1.6rem;padding:.35rem 1rem;background:#f2f5f9;
border-top:1px solid #c8ccd2;font-size:.875rem}
.line p{margin:0}
.about{display:flex;gap:.2rem .8rem;align-items:center;flex-wrap:wrap}
.sentence{flex:1 1 12rem;max-height:4.8em;overflow:hidden;color:#3a3f47}
.offers{display:flex;gap:.4rem}
.notice:not(:empty){padding-bottom:.2rem;font-weight:600}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
@media screen and (min-width:76rem){
.desk{display:grid;grid-template:1fr auto/minmax(0,1fr) 21rem;max-width:92rem;margin:0 auto}
.table{overflow:visible}
.about{flex-wrap:nowrap}
.name,.offers{flex:none}
.sentence{min-width:0;white-space:nowrap;text-overflow:ellipsis}
.dense thead{position:sticky;top:2.9rem;z-index:2}
.dense thead th{box-shadow:0 0 0 .5px #333}
.findings{grid-area:1/2/3;position:sticky;top:3.4rem;align-self:start;
max-height:calc(100vh - 4rem);overflow-y:auto;border-left:1px solid #c8ccd2}}
@media screen and (max-width:48rem){
.bar{display:block;padding:.4rem .5rem}
.tools{flex-wrap:nowrap;overflow-x:auto;padding:3px}
.status{display:block;margin:.3rem 0 0}
.origin{grid-template-columns:1fr 1fr}
.issuer-name{grid-column:1/-1}
main{padding:0 .6rem}
.t3 table{min-width:34rem;font-size:.75rem}
.t3 col:nth-child(-n+2){width:1.6rem}
.t3 col:nth-child(3){width:6.5rem}
.t2 th[scope=row],.t3 th[scope=row]{position:sticky;left:0;z-index:2;
box-shadow:inset 0 0 0 .5px #333}
.t3 th[data-from="1"]{left:1.6rem}
.t3 th[data-from="2"]{left:3.2rem}
.t3 th[rowspan]{padding:.2rem 0}
.t3 tbody th[rowspan]{writing-mode:vertical-rl;text-align:center}
.cell{min-height:2.5rem;font-size:1rem}
}
"""

ENTRY_STYLE: Final = f"{STYLE}\n{_SCREEN}"
"""The style sheet of the entry page, which prints as a written page does.

Declarations newer than 2020 only decorate.
"""
