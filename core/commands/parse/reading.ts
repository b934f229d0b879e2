import type { Command } from "../../access/index.ts";
import type { GivenArgument, Typed } from "./parsed.ts";
import type { Token, Word } from "./tokens.ts";

/** How far the tokens were read, and what they gave. */
export type Reading = {
  readonly command: Command;
  readonly tokens: readonly Token[];
  readonly typed: Typed;
  readonly given: Map<string, GivenArgument>;
  /** Of the tokens. */
  index: number;
  /** Of the arguments that stand in their place. */
  position: number;
};

/** The words from where it is up to the next option. */
export function wordsFrom({ tokens, index }: Reading): readonly Word[] {
  const behind = tokens.slice(index);
  const end = behind.findIndex(({ kind }) => kind !== "word");
  return behind
    .slice(0, end === -1 ? undefined : end)
    .flatMap((token) => (token.kind === "word" ? [token] : []));
}
