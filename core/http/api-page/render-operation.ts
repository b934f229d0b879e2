import { html } from "hono/html";
import type { Schemas } from "../describe/example-from.ts";
import { exampleCall } from "./example-call.ts";
import type { Content, Operation, Parameter } from "./operations-in.ts";
import { prose, type Piece } from "./prose.ts";
import { renderFields, renderTable, renderType } from "./render-fields.ts";
import { typeOf } from "./type-of.ts";

/** Renders an operation: a line to find it by, and behind it what it takes, answers and refuses, with an example. */
export function renderOperation(operation: Operation, schemas: Schemas): Piece {
  const { method, path, operationId, summary, description } = operation;
  return html`<details class="operation" id="${operationId}" data-search="${wordsOf(operation)}">
    <summary>
      <span class="method" data-method="${method}">${method.toUpperCase()}</span>
      <code class="path">${path}</code>
      <span class="summary">${prose(summary)}</span>
    </summary>
    <div class="inside">
      <div>
        <p>
          ${prose(description)} <span class="soft"><code>${operationId}</code></span>
        </p>
        ${renderParameters(operation.parameters ?? [])}${renderRequest(operation, schemas)}
        ${successesOf(operation).map(([status, { content }]) => renderBody(`Answer ${status}`, content, schemas))}
        ${renderErrors(operation)}
      </div>
      ${renderExample(operation)}
    </div>
  </details>`;
}

/** What an operation is found by: its name and place, what it takes, and the codes it refuses with. */
const wordsOf = ({
  method,
  path,
  operationId,
  summary,
  description,
  parameters = [],
  responses,
}: Operation): string =>
  [
    method,
    path,
    operationId,
    summary,
    description,
    ...parameters.map(({ name }) => name),
    ...Object.values(responses).map((response) => response.description),
  ]
    .join(" ")
    .replaceAll("`", "")
    .toLowerCase();

const successesOf = ({ responses }: Operation) =>
  Object.entries(responses).filter(([status]) => status.startsWith("2"));

const renderParameters = (parameters: readonly Parameter[]): Piece | string =>
  parameters.length === 0
    ? ""
    : renderTable(
        "Parameters",
        ["Name", "In", "Type", "What"],
        parameters.map((one) => [
          html`<code>${one.name}</code>`,
          html`${one.in}`,
          html`${renderType(typeOf(one.schema ?? {}))}${one.required ? "" : html` <span class="soft">optional</span>`}`,
          one.description ?? one.schema?.description ?? "",
        ]),
      );

const renderRequest = ({ requestBody }: Operation, schemas: Schemas): Piece | string =>
  requestBody ? renderBody("Body", requestBody.content, schemas) : "";

function renderBody(title: string, content: Content | undefined, schemas: Schemas): Piece | string {
  const [type, body] = Object.entries(content ?? {})[0] ?? [];
  if (type === undefined)
    return html`<h3>${title}</h3>
      <p>Nothing.</p>`;
  if (type !== "application/json")
    return html`<h3>${title}</h3>
      <p><code>${type}</code></p>`;
  return renderFields(title, body?.schema ?? {}, schemas);
}

const renderErrors = ({ responses }: Operation): Piece =>
  renderTable(
    "Errors",
    ["Status", "Codes"],
    Object.entries(responses)
      .filter(([status]) => status.startsWith("4"))
      .map(([status, { description }]) => [html`${status}`, description]),
  );

function renderExample(operation: Operation): Piece {
  const answers = successesOf(operation).flatMap(([status, { content }]) => {
    const example = content?.["application/json"]?.example;
    return example === undefined ? [] : [{ status, example }];
  });
  return html`<div class="example">
    <h3>Example</h3>
    <pre tabindex="0"><code>${exampleCall(operation)}</code></pre>
    ${answers.map(
      ({ status, example }) =>
        html`<p class="soft">${status}</p>
          <pre tabindex="0"><code>${JSON.stringify(example, null, 2)}</code></pre>`,
    )}
  </div>`;
}
