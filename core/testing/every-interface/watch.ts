import { unsafeCast } from "../../kernel/trust.ts";
import { nestedIn, typesOf } from "./nested.ts";

/** What became of the members of the protocol's types, by their paths (`ThreadReference.space.title`). */
export type Watch = {
  /** Watches which members of a connector's own value core reads. */
  of<T>(type: string | readonly string[], value: T): T;
  /** Notes which members a value has that core gave to the connector. */
  hear<T>(type: string, value: T): T;
  /** Members that core read by their names. */
  readonly read: ReadonlySet<string>;
  /** Members that core gave. */
  readonly given: ReadonlySet<string>;
  /** Members that core copied with all others, and their values: whether anybody reads them shows where they come out. */
  readonly copied: ReadonlyMap<string, readonly unknown[]>;
};

/** Makes a watch that has seen nothing. */
export function createWatch(): Watch {
  const [read, given] = [new Set<string>(), new Set<string>()];
  const copied = new Map<string, unknown[]>();
  const note = (types: readonly string[], key: string, value: unknown, isCopied: boolean) => {
    for (const type of types)
      if (isCopied) copied.set(`${type}.${key}`, [...(copied.get(`${type}.${key}`) ?? []), value]);
      else read.add(`${type}.${key}`);
  };

  const of = <T>(type: string | readonly string[], value: T): T => {
    if (Array.isArray(value)) return unsafeCast<T>(value.map((each: unknown) => of(type, each)));
    if (!isPlain(value)) return value;
    const types = typesOf(typeof type === "string" ? [type] : type, value);
    // Whoever copies an object asks for its keys, and then for each of them in their order.
    let copying: readonly PropertyKey[] = [];
    const proxy = new Proxy(value, {
      ownKeys(target) {
        copying = Reflect.ownKeys(target);
        return Reflect.ownKeys(target);
      },
      get(target, key, receiver) {
        const found: unknown = Reflect.get(target, key, receiver);
        if (typeof key !== "string" || !Object.hasOwn(target, key)) return found;
        const place = copying.indexOf(key);
        copying = place < 0 ? copying : copying.slice(place + 1);
        note(types, key, found, place >= 0);
        return of(nestedIn(types, key), found);
      },
    });
    return unsafeCast<T>(proxy);
  };

  const hear = <T>(type: string | readonly string[], value: T): T => {
    const types = typeof type === "string" ? [type] : type;
    if (Array.isArray(value)) value.forEach((each: unknown) => hear(types, each));
    else if (isPlain(value))
      for (const [key, held] of Object.entries(value)) {
        if (held === undefined) continue;
        for (const one of types) given.add(`${one}.${key}`);
        hear(nestedIn(types, key), held);
      }
    return value;
  };
  return { of, hear, read, given, copied };
}

/** Whether a value is made of members; streams, schemas and bytes are not. */
const isPlain = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);
