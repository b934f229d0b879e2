import { unsafeCast } from "../../kernel/trust.ts";
import type { ApiDescription } from "./api-description.ts";
import { exampleFrom, type JsonSchema, type Schemas } from "./example-from.ts";

type Parameter = { name: string; in: string; required?: boolean; schema?: JsonSchema; example?: unknown };
type Content = Record<string, { schema?: JsonSchema; example?: unknown }>;
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content?: Content };
  responses: Record<string, { content?: Content }>;
};

/** Puts an example beside every body and every required parameter, made from the examples of the schemas. */
export function addExamples(description: ApiDescription): ApiDescription {
  const schemas = unsafeCast<Schemas>(description.components?.schemas ?? {});
  const paths = unsafeCast<Record<string, Record<string, Operation>>>(description.paths ?? {});
  for (const item of Object.values(paths))
    for (const operation of Object.values(item)) {
      exemplify(operation.requestBody?.content, schemas);
      for (const [status, response] of Object.entries(operation.responses))
        if (status.startsWith("2")) exemplify(response.content, schemas);
    }
  const answers = answersOf(paths);
  for (const [path, item] of Object.entries(paths))
    for (const { parameters = [] } of Object.values(item))
      for (const parameter of parameters)
        if (parameter.in === "path") parameter.example = idFor(path, parameter, answers);
  return description;
}

function exemplify(content: Content | undefined, schemas: Schemas): void {
  const json = content?.["application/json"];
  if (json?.schema !== undefined) json.example = exampleFrom(json.schema, schemas);
}

/** Example answers by path. */
type Answers = ReadonlyMap<string, readonly unknown[]>;

const answersOf = (paths: Record<string, Record<string, Operation>>): Answers =>
  new Map(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.values(item).flatMap(({ responses }) =>
        Object.values(responses).map(({ content }) => content?.["application/json"]?.example),
      ),
    ]),
  );

/** An id of what the path leads to: of the answers above it, or at the path itself. */
function idFor(path: string, { name, schema }: Parameter, answers: Answers): unknown {
  const [above = ""] = path.split(`/{${name}}`);
  const shown = [...(answers.get(above) ?? []), ...(answers.get(`${above}/{${name}}`) ?? [])];
  return shown.map(idIn).find((id) => id !== undefined) ?? exampleFrom(schema ?? {}, {}, name);
}

function idIn(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return undefined;
  if ("items" in answer && Array.isArray(answer.items)) return idIn(answer.items[0]);
  return "id" in answer ? answer.id : undefined;
}
