import { html } from "hono/html";
import { unsafeCast } from "../../kernel/trust.ts";
import type { describeApi } from "../describe-api.ts";

type Description = ReturnType<typeof describeApi>;
type Operation = {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content?: Json };
  responses?: Record<string, { description?: string; content?: Json }>;
};
type Json = Record<string, { schema?: unknown }>;

/** The reference as one page of plain HTML: readable without a script, searchable with the browser's own search. */
export function renderPage(description: Description) {
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(unsafeCast<Record<string, Operation>>(item)).map(([method, operation]) => ({
      path,
      method,
      operation,
      tag: path.split("/")[2] ?? "",
    })),
  );
  const tags = [...new Set(operations.map((one) => one.tag))].toSorted();
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Parley API</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <nav aria-label="Areas">
          <h1>Parley API</h1>
          <p><a href="/api/openapi.json">openapi.json</a></p>
          <ul>
            ${tags.map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}
          </ul>
        </nav>
        <main>
          <p>${prose(description.info.description)}</p>
          ${tags.map(
            (tag) =>
              html`<section id="${tag}" aria-labelledby="${tag}-title">
                <h2 id="${tag}-title">${tag}</h2>
                ${operations.filter((one) => one.tag === tag).map(renderOperation)}
              </section>`,
          )}
          <section id="schemas" aria-labelledby="schemas-title">
            <h2 id="schemas-title">Schemas</h2>
            ${Object.entries(description.components?.schemas ?? {}).map(
              ([name, schema]) =>
                html`<h3 id="schema-${name}">${name}</h3>
                  <pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`,
            )}
          </section>
        </main>
      </body>
    </html>`;
}

function renderOperation({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}) {
  return html`<article id="${operation.operationId ?? ""}">
    <h3><code class="method">${method.toUpperCase()}</code> <code>${path}</code></h3>
    <p>${prose(operation.summary)} <span class="rights">${prose(operation.description)}</span></p>
    ${
      operation.parameters?.length
        ? html`<ul>
            ${operation.parameters.map((one) => html`<li><code>${one.name}</code> in ${one.in}${one.required ? "" : ", optional"}</li>`)}
          </ul>`
        : ""
    }
    ${renderSchema("Request", operation.requestBody?.content)}${Object.entries(operation.responses ?? {})
      .filter(([status]) => status !== "default")
      .map(([status, response]) => renderSchema(`Answer ${status}`, response.content))}
  </article>`;
}

function renderSchema(title: string, content: Json | undefined) {
  const schema = content?.["application/json"]?.schema;
  return schema === undefined
    ? ""
    : html`<details>
        <summary>${title}</summary>
        <pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>
      </details>`;
}

/** Descriptions are Markdown to OpenAPI; of all of it we write only `code`. */
const prose = (text = "") =>
  text.split("`").map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece));
