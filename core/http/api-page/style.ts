/** The reference page's style, served from an address of its own because no page of ours carries inline styles. */
export const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { display: grid; grid-template-columns: 200px minmax(0, 60rem); gap: 32px; margin: 0; padding: 24px; }
nav { position: sticky; inset-block-start: 24px; align-self: start; }
nav h1 { font-size: 16px; margin: 0; } nav ul { list-style: none; padding: 0; }
h2 { border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-block-end: 4px; }
article { margin-block: 20px; } h3 { margin: 0; font-size: 15px; } p { margin-block: 4px; }
.method { display: inline-block; min-inline-size: 52px; font-weight: 700; } .rights { opacity: 0.75; }
pre { overflow: auto; padding: 12px; border-radius: 6px; background: color-mix(in srgb, currentColor 7%, transparent); font-size: 13px; }
a { color: inherit; }
@media (max-width: 720px) { body { display: block; padding: 16px; } nav { position: static; } }
`;
