import type { Command } from "../../access/index.ts";
import { nearestOf } from "./nearest.ts";
import type { Fault, GivenArgument, Typed } from "./parsed.ts";
import { readArgument } from "./read-argument.ts";
import type { Word } from "./tokens.ts";

/** Adds the typed options of a native command. They pass the same checks as what is typed. */
export function readNativeOptions(
  command: Command,
  given: ReadonlyMap<string, GivenArgument>,
  typed: Typed,
): ReadonlyMap<string, GivenArgument> | Fault {
  const all = new Map(given);
  for (const [name, value] of Object.entries(typed.options ?? {})) {
    const read = readOption(command, all, typed, name, value);
    if (read?.kind === "fault") return { ...read, command };
    if (read !== null) all.set(read.given.argument.name, read.given);
  }
  return all;
}

/** Null: empty, which is the same as absent. */
function readOption(
  command: Command,
  given: ReadonlyMap<string, GivenArgument>,
  typed: Typed,
  name: string,
  value: unknown,
): { readonly kind: "given"; readonly given: GivenArgument } | Fault | null {
  const at = typed.text.text.length;
  const fault = { kind: "fault", at, said: name, nearest: null, command } as const;
  if (value === undefined || value === null) return null;
  const names = command.arguments.map((argument) => argument.name);
  const argument = command.arguments.find((one) => one.name === name.toLowerCase());
  if (argument === undefined) {
    return { ...fault, code: "unknown_option", nearest: nearestOf(name, names), among: names };
  }
  const word = wordOf(value, at);
  if (word === null) return { ...fault, code: "unreadable_option", argument };
  if (word.text.trim() === "") return null;
  if (given.has(argument.name)) return { ...fault, code: "given_twice", argument };
  const read = readArgument(argument, [word], typed);
  if (read.kind === "fault") return read;
  return read.given && { kind: "given", given: read.given };
}

/** Returns the value as the word that somebody would have typed; null where it is none. */
function wordOf(value: unknown, at: number): Word | null {
  const base = { kind: "word", at, end: at, quoted: true } as const;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return { ...base, text: String(value), mention: false, identity: null };
  }
  const picked = new Map(Object.entries(value ?? {}));
  const [identity, name] = [picked.get("identity"), picked.get("name")];
  return typeof identity === "string" && typeof name === "string"
    ? { ...base, text: `@${name}`, mention: true, identity }
    : null;
}
