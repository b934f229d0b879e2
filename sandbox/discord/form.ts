import { isSnowflake } from "./snowflake.ts";
import { isRecord } from "./wire.ts";
import { Refusal, type ErrorTree } from "./refusal.ts";

type Length = { readonly min?: number; readonly max: number };

/** Reads the fields of a body and collects what is wrong with them, in Discord's words and at the field's place. */
export class Form {
  readonly value: Readonly<Record<string, unknown>>;
  readonly #path: readonly string[];
  readonly #found: ErrorTree;

  constructor(value: unknown, path: readonly string[] = [], found: ErrorTree = {}) {
    this.#path = path;
    this.#found = found;
    this.value = isRecord(value) ? value : {};
    if (!isRecord(value)) this.#fail([], "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
  }

  /** What was noted so far, for a form that stands beside this one. */
  get found(): ErrorTree {
    return this.#found;
  }

  has(name: string): boolean {
    return this.value[name] !== undefined && this.value[name] !== null;
  }

  /** Returns a text, or null when there is none or it is wrong. */
  text(name: string, { min = 0, max }: Length, required = false): string | null {
    const value = this.value[name];
    if (value === undefined || value === null) {
      if (required) this.fail(name, "BASE_TYPE_REQUIRED", "This field is required");
      return null;
    }
    if (typeof value !== "string" && typeof value !== "number") {
      this.fail(name, "STRING_TYPE_CONVERT", `Could not interpret "${JSON.stringify(value)}" as string.`);
      return null;
    }
    const text = String(value);
    if (min > 0 && (text.length < min || text.length > max))
      this.fail(name, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
    else if (text.length > max) this.fail(name, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
    return text;
  }

  /** Returns a whole number within limits, or null. */
  integer(name: string, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): number | null {
    const value = this.value[name];
    if (value === undefined || value === null) return null;
    const number = Number(value);
    if (!Number.isInteger(number) || typeof value === "boolean")
      this.fail(name, "NUMBER_TYPE_COERCE", `Value "${JSON.stringify(value)}" is not int.`);
    else if (number < min)
      this.fail(name, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${min}.`);
    else if (number > max)
      this.fail(name, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`);
    else return number;
    return null;
  }

  /** Returns one of some numbers, or null. */
  choice(name: string, choices: readonly number[], required = true): number | null {
    const value = this.value[name];
    if (value === undefined || value === null) {
      if (required) this.fail(name, "BASE_TYPE_REQUIRED", "This field is required");
      return null;
    }
    const found = choices.find((choice) => choice === value);
    if (found === undefined)
      this.fail(name, "BASE_TYPE_CHOICES", `Value must be one of (${choices.join(", ")}).`);
    return found ?? null;
  }

  flag(name: string): boolean {
    return this.value[name] === true || this.value[name] === "true";
  }

  id(name: string): string | null {
    const value = this.value[name];
    if (value === undefined || value === null) return null;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (isSnowflake(text)) return text;
    this.fail(name, "NUMBER_TYPE_COERCE", "Value is not snowflake.");
    return null;
  }

  object(name: string): Form | null {
    return this.has(name) ? this.#below([name], this.value[name]) : null;
  }

  /** Returns a list's entries, each with its own place. */
  list(name: string, { min = 0, max }: Length): readonly Form[] {
    return this.values(name, { min, max }).map((value, index) => this.#below([name, String(index)], value));
  }

  /** Returns a list as it came. */
  values(name: string, { min = 0, max }: Length): readonly unknown[] {
    const value = this.value[name];
    if (value === undefined || value === null) {
      if (min > 0) this.fail(name, "BASE_TYPE_REQUIRED", "This field is required");
      return [];
    }
    if (!Array.isArray(value)) {
      this.fail(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
      return [];
    }
    if (value.length < min || value.length > max)
      this.fail(
        name,
        min > 0 ? "BASE_TYPE_BAD_LENGTH" : "BASE_TYPE_MAX_LENGTH",
        min > 0 ? `Must be between ${min} and ${max} in length.` : `Must be ${max} or fewer in length.`,
      );
    return value;
  }

  /** Notes what is wrong with a field; an empty name is the whole. */
  fail(name: string, code: string, message: string): void {
    this.#fail(name === "" ? [] : [name], code, message);
  }

  /** Throws everything that was noted in this form and below. */
  finish(): void {
    if (Object.keys(this.#found).length > 0) throw new Refusal(400, 50_035, "Invalid Form Body", this.#found);
  }

  #below(path: readonly string[], value: unknown): Form {
    return new Form(value, [...this.#path, ...path], this.#found);
  }

  #fail(path: readonly string[], code: string, message: string): void {
    const place = [...this.#path, ...path].reduce(stepInto, this.#found);
    const errors = Array.isArray(place._errors) ? place._errors : [];
    place._errors = [...errors, { code, message }];
  }
}

function stepInto(tree: ErrorTree, field: string): ErrorTree {
  const known = tree[field];
  if (known && !isList(known)) return known;
  const below: ErrorTree = {};
  tree[field] = below;
  return below;
}

const isList = (value: ErrorTree[string]): value is readonly { code: string; message: string }[] =>
  Array.isArray(value);
