import { html } from "hono/html";
import type { JsonSchema, Schemas } from "../describe/example-from.ts";
import { prose, type Piece } from "./prose.ts";
import { fieldsOf, typeOf, type TypeWord } from "./type-of.ts";

/** Renders the fields of a body as a table; of one without fields, its type. */
export function renderFields(title: string, schema: JsonSchema, schemas: Schemas): Piece {
  const fields = fieldsOf(schema, schemas);
  if (fields.length === 0)
    return html`<h3>${title}</h3>
      <p>${renderType(typeOf(schema))}</p>`;
  return renderTable(
    title,
    ["Field", "Type", "What"],
    fields.map(({ name, type, required, description }) => [
      html`<code>${name}</code>`,
      html`${renderType(type)}${required ? "" : html` <span class="soft">optional</span>`}`,
      description,
    ]),
  );
}

/** Renders a table with a heading above it. The last cell is prose; where all say nothing, the column is left out. */
export function renderTable(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly [...Piece[], string])[],
): Piece {
  const told = rows.some((row) => row.at(-1) !== "");
  const shown = <T>(cells: readonly T[]): readonly T[] => (told ? cells : cells.slice(0, -1));
  return html`<h3>${title}</h3>
    <div class="table" tabindex="0">
      <table>
        <thead>
          <tr>
            ${shown(heads).map((head) => html`<th>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${shown(row).map(renderCell)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

const renderCell = (cell: Piece | string): Piece =>
  html`<td>${typeof cell === "string" ? prose(cell) : cell}</td>`;

export const renderType = (words: readonly TypeWord[]): readonly (string | Piece)[] =>
  words.map(({ text, schema }) =>
    schema === undefined ? text : html`<a href="#schema-${schema}">${text}</a>`,
  );
