import type { ArgumentKind, ArgumentValues, CommandChat } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { GivenArgument } from "../parse/index.ts";
import type { Speaker } from "../speaker.ts";

/** Something that what was said may mean: of these the actor may see every one. */
export type Candidate<K extends ArgumentKind = ArgumentKind> = {
  readonly value: ArgumentValues[K];
  /** As a button or a numbered answer shows it. */
  readonly label: string;
  /** What means this one and no other. */
  readonly said: string;
};

/** What a look-up found. More than `CANDIDATES_MAX` are not all named. */
export type Found<K extends ArgumentKind = ArgumentKind> = {
  readonly candidates: readonly Candidate<K>[];
  /** What was probably meant, where nothing was found. Only ever something the actor may see. */
  readonly nearest?: Candidate<K> | null;
};

/** Who asks, and where. */
export type Asker = Pick<Speaker, "actor"> & { readonly chat: CommandChat };

/** Looks up one kind of argument with the rights of whoever asks. What is foreign and what is missing are not found alike. */
export type Finds<K extends ArgumentKind> = (
  tx: Transaction,
  asker: Asker,
  given: GivenArgument,
) => Promise<Found<K>>;

/** As many as a question names; where there are more, more of the name is asked for. */
export const CANDIDATES_MAX = 8;

export const NOTHING = { candidates: [] } as const satisfies Found;

export const one = <K extends ArgumentKind>(candidate: Candidate<K>): Found<K> => ({
  candidates: [candidate],
});
