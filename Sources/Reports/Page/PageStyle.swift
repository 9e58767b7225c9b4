/// The style sheet of every page, and the policy that allows it and nothing else.
enum PageStyle {
    /// The style sheet. It has no `<` and no `&`, so that XML and HTML read the same text.
    static let css: StaticString = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1b1e22;--soft:#565d66;--rule:#d5d9de;--pane:#f5f6f8;--good:#00663f;--bad:#a11d33;\
        --care:#7a4d00;--c0:#0b5cad;--c1:#b04300;--c2:#006b52;--c3:#83348a;--c4:#685800;--c5:#a3203f;--band:#dfe5ec}
        @media (prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#e8eaed;--soft:#a6adb6;--rule:#3a4048;--pane:#1d2126;--good:#58d49a;\
        --bad:#ff8c9c;--care:#f0b95a;--c0:#6cb2ff;--c1:#ff9d57;--c2:#4fd1a5;--c3:#dc9fe3;--c4:#d8c34a;--c5:#ff8fa3;--band:#2c343d}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--bg);color:var(--fg);\
        font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
        h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--rule)}
        h3{font-size:1.08rem;line-height:1.35;margin:1.75rem 0 .5rem}
        h4{font-size:1rem;margin:1rem 0 .25rem}
        p,dd,li,figcaption,dt{max-width:46rem}
        p{margin:.5rem 0}
        a{color:var(--c0)}
        code,pre{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.84em}
        pre{background:var(--pane);border:1px solid var(--rule);border-radius:4px;padding:.6rem;overflow-x:auto;overflow-wrap:normal}
        .answer{font-size:1.2rem;line-height:1.45;font-weight:600}
        .quiet,figcaption,.id{color:var(--soft)}
        .id{font-size:.84rem;break-after:avoid}
        .good{color:var(--good);font-weight:600}
        .bad{color:var(--bad);font-weight:600}
        .doubtful{color:var(--care)}
        .warn{border-left:3px solid var(--care);padding-left:.6rem}
        dl{display:grid;grid-template-columns:fit-content(11rem) 1fr;gap:.35rem 1rem;margin:.75rem 0}
        dt{font-weight:600}
        dd{margin:0}
        .scroll{overflow-x:auto;margin:.5rem 0}
        table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums;overflow-wrap:normal}
        th,td{padding:.25rem .7rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
        thead th{color:var(--soft);font-weight:600;white-space:nowrap}
        tbody th{font-weight:500}
        .n{text-align:right}
        .n,.w{white-space:nowrap}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1rem 2rem;align-items:start}
        figure{margin:.75rem 0;max-width:32rem}
        figcaption{font-size:.9rem;margin-bottom:.3rem}
        svg{display:block;width:100%;height:auto;overflow:visible}
        svg text{font:11px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--fg);stroke:var(--bg);stroke-width:2.5px;\
        paint-order:stroke}
        svg .q{fill:var(--soft)}
        svg path{fill:none}
        .g{stroke:var(--rule);stroke-width:.7}
        .one{stroke:var(--soft);stroke-width:1}
        .band{fill:var(--band)}
        .j{stroke:var(--soft);stroke-width:.7;opacity:.6}
        .i{stroke:currentColor;stroke-width:1.6}
        .l{stroke:currentColor;stroke-width:1.3}
        svg .b{fill:currentColor}
        svg .o{fill:none;stroke:currentColor;stroke-width:1;stroke-dasharray:2 1.5}
        .k1{stroke:currentColor;stroke-width:6.4;stroke-linecap:round}
        svg .k0,svg .k2,svg .k3{fill:currentColor}
        .k4,.k5{stroke:currentColor;stroke-width:1.7}
        svg .open{fill:var(--bg);stroke:currentColor;stroke-width:1.4}
        .c0{color:var(--c0)}
        .c1{color:var(--c1)}
        .c2{color:var(--c2)}
        .c3{color:var(--c3)}
        .c4{color:var(--c4)}
        .c5{color:var(--c5)}
        .cn{color:var(--soft)}
        details{margin:.4rem 0}
        summary{cursor:pointer;color:var(--soft);font-size:.9rem}
        @page{size:A4;margin:14mm}
        @media print{:root{--bg:#fff;--fg:#000;--soft:#444;--rule:#bbb;--pane:#f5f5f5;--good:#00552f;--bad:#8a1026;--care:#5f3c00;\
        --c0:#0b5cad;--c1:#b04300;--c2:#006b52;--c3:#83348a;--c4:#685800;--c5:#a3203f;--band:#e4e8ee}
        body{max-width:none;padding:0;font-size:10pt}
        h2,h3,h4{break-after:avoid}
        figure,tr,pre{break-inside:avoid}
        figure{max-width:11cm}
        .figures{grid-template-columns:1fr 1fr}
        .scroll{overflow:visible}
        pre{white-space:pre-wrap}}
        """

    /// The SHA-256 of the style sheet, in base 64, as a content security policy has it (CSP Level 3, section 6.7.3.3).
    static let digest = "5hQS8LTH5JCoQ7AJ8KqG5X53zQjukbPPOmFf5X0G7x8="

    /// The policy of a page: this style sheet, and nothing else from anywhere.
    static let policy = "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
}
