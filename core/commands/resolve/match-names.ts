import type { ArgumentKind } from "../../access/index.ts";
import { nearestOf } from "../parse/index.ts";
import { CANDIDATES_MAX, type Candidate, type Found } from "./candidate.ts";

/** Something with names: what it is called, and what else means it. */
export type Named<K extends ArgumentKind> = Candidate<K> & { readonly names: readonly string[] };

/**
 * Finds what is meant by a name, among all that the actor may see: what is called so, else what has a word that begins so,
 * else what has the text in its name. The first kind that finds anything decides. Pure.
 */
export function matchNames<K extends ArgumentKind>(said: string, all: readonly Named<K>[]): Found<K> {
  const wanted = fold(said.replace(/^@/u, ""));
  if (wanted === "") return { candidates: [] };
  const ways = [
    (name: string) => name === wanted,
    (name: string) => name.startsWith(wanted) || name.includes(` ${wanted}`),
    (name: string) => name.includes(wanted),
  ];
  for (const matches of ways) {
    const found = all.filter((one) => one.said === said || one.names.some((name) => matches(fold(name))));
    if (found.length > 0) return { candidates: found.slice(0, CANDIDATES_MAX + 1) };
  }
  return { candidates: [], nearest: nearest(wanted, all) };
}

function nearest<K extends ArgumentKind>(wanted: string, all: readonly Named<K>[]): Named<K> | null {
  const name = nearestOf(
    wanted,
    all.flatMap(({ names }) => names.map(fold)),
  );
  return all.find(({ names }) => names.some((one) => fold(one) === name)) ?? null;
}

/** Without case, accents and doubled spaces: as people type names. */
const fold = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/\s+/gu, " ").trim().toLowerCase();
