import { unsafeCast } from "../../kernel/trust.ts";
import type { ApiDescription } from "../describe/api-description.ts";
import type { JsonSchema } from "../describe/example-from.ts";

export type Content = Readonly<
  Record<string, { readonly schema?: JsonSchema; readonly example?: unknown } | undefined>
>;
export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: JsonSchema;
  readonly example?: unknown;
};

/** An operation as the page shows it. */
export type Operation = {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};

/** Lists the operations of a description, in its order. */
export const operationsIn = ({ paths = {} }: ApiDescription): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(unsafeCast<Record<string, Omit<Operation, "method" | "path">>>(item)).map(
      ([method, operation]) => ({ ...operation, method, path }),
    ),
  );
