import { html } from "hono/html";
import { unsafeCast } from "../../kernel/trust.ts";
import type { ApiDescription } from "../describe/api-description.ts";
import type { JsonSchema, Schemas } from "../describe/example-from.ts";
import { operationsIn, type Operation } from "./operations-in.ts";
import { prose, renderGuide, type Chapter, type Piece } from "./prose.ts";
import { renderFields } from "./render-fields.ts";
import { renderOperation } from "./render-operation.ts";

type Area = {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly Operation[];
};

/** Renders the reference as one page that is whole without a script: the guide, every operation, every schema. */
export function renderPage(description: ApiDescription, guide: string): Piece {
  const [chapters, areas] = [renderGuide(guide), areasOf(description)];
  const schemas = unsafeCast<Schemas>(description.components?.schemas ?? {});
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Parley API</title>
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/api/docs/reference.css" />
        <script src="/api/docs/reference.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the reference</a>
        ${renderHeader()}
        <div class="columns">
          ${renderContents(chapters, areas)}
          <main id="main" tabindex="-1">
            <p id="nothing" hidden>Nothing in the reference matches.</p>
            ${chapters.map(renderChapter)}${areas.map((area) => renderArea(area, schemas))}${renderSchemas(schemas)}
          </main>
        </div>
      </body>
    </html>`;
}

const areasOf = (description: ApiDescription): readonly Area[] => {
  const operations = operationsIn(description);
  return (description.tags ?? []).map(({ name, description: about = "" }) => ({
    name,
    description: about,
    operations: operations.filter(({ tags }) => tags.includes(name)),
  }));
};

/** The search is for the script to show: without one it would do nothing. */
const renderHeader = (): Piece =>
  html`<header>
    <h1><img src="/mark.svg" alt="" width="20" height="20" /> Parley API</h1>
    <search id="search" hidden>
      <label class="hidden" for="query">Search the reference</label>
      <input
        id="query"
        type="search"
        placeholder="Search, such as “labels”"
        autocomplete="off"
        spellcheck="false"
      />
      <kbd aria-hidden="true">/</kbd>
      <span id="found" class="hidden" role="status"></span>
    </search>
    <a class="button" href="/api/openapi.json">openapi.json</a>
  </header>`;

const renderContents = (chapters: readonly Chapter[], areas: readonly Area[]): Piece =>
  html`<nav aria-label="Contents">
    <div>
      <h2>Guide</h2>
      ${chapters.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}
    </div>
    <div>
      <h2>Operations</h2>
      ${areas.map(({ name, operations }) => html`<a href="#area-${name}">${name} <span>${operations.length}</span></a>`)}
      <a href="#schemas">Schemas</a>
    </div>
  </nav>`;

const renderChapter = ({ id, title, body }: Chapter): Piece =>
  html`<section class="chapter" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section>`;

const renderArea = ({ name, description, operations }: Area, schemas: Schemas): Piece =>
  html`<section class="area" id="area-${name}" aria-labelledby="area-${name}-title">
    <h2 id="area-${name}-title">${name}</h2>
    <p>${prose(description)}</p>
    ${operations.map((operation) => renderOperation(operation, schemas))}
  </section>`;

const renderSchemas = (schemas: Schemas): Piece =>
  html`<section class="area" id="schemas" aria-labelledby="schemas-title">
    <h2 id="schemas-title">Schemas</h2>
    <p>What several operations take or answer.</p>
    ${Object.entries(schemas).map(([name, schema]) => renderSchema(name, schema, schemas))}
  </section>`;

const renderSchema = (name: string, schema: JsonSchema, schemas: Schemas): Piece =>
  html`<details class="operation" id="schema-${name}" data-search="schema ${name.toLowerCase()}">
    <summary>
      <code class="path">${name}</code> <span class="summary">${prose(schema.description)}</span>
    </summary>
    <div class="inside">
      <div>${renderFields("Fields", schema, schemas)}</div>
      ${
        schema.example === undefined
          ? ""
          : html`<div class="example">
              <h3>Example</h3>
              <pre tabindex="0"><code>${JSON.stringify(schema.example, null, 2)}</code></pre>
            </div>`
      }
    </div>
  </details>`;
