import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter, Where } from "better-auth/types";
import { hashToken } from "../../kernel/crypto.ts";

type MakeAdapter = (options: BetterAuthOptions) => DBAdapter;

/**
 * Stores SHA-256 of session tokens where better-auth would store the tokens: whoever reads the table, or a backup of
 * it, can sign in as nobody. Rows it hands back bear the token they were asked by.
 */
export const hashSessionTokens =
  (make: MakeAdapter): MakeAdapter =>
  (options) => {
    const inner = make(options);
    return {
      ...inner,
      ...hashing(inner),
      transaction: (work) => inner.transaction((trx) => work({ ...trx, ...hashing(trx) })),
    };
  };

type Hashing = Pick<
  DBTransactionAdapter,
  | "create"
  | "findOne"
  | "findMany"
  | "count"
  | "update"
  | "updateMany"
  | "delete"
  | "deleteMany"
  | "consumeOne"
>;

function hashing(inner: DBTransactionAdapter): Hashing {
  return {
    create: async (query) => {
      const token = query.model === "session" ? tokenOf(query.data) : undefined;
      if (token === undefined) return inner.create(query);
      return withToken(
        await inner.create({ ...query, data: Object.assign({}, query.data, { token: hashToken(token) }) }),
        token,
      );
    },
    findOne: async (query) => withToken(await inner.findOne(hidden(query)), soughtToken(query)),
    findMany: (query) => inner.findMany(hidden(query)),
    count: (query) => inner.count(hidden(query)),
    update: async (query) => withToken(await inner.update(hidden(query)), soughtToken(query)),
    updateMany: (query) => inner.updateMany(hidden(query)),
    delete: (query) => inner.delete(hidden(query)),
    deleteMany: (query) => inner.deleteMany(hidden(query)),
    consumeOne: async (query) => withToken(await inner.consumeOne(hidden(query)), soughtToken(query)),
  };
}

type Query = { model: string; where?: Where[] | undefined };

const isToken = (query: Query, condition: Where) => query.model === "session" && condition.field === "token";

/** The same query, asking for the hash. */
function hidden<Q extends Query>(query: Q): Q {
  if (query.where === undefined) return query;
  const where = query.where.map((condition) =>
    isToken(query, condition) ? { ...condition, value: hashedValue(condition.value) } : condition,
  );
  return { ...query, where };
}

function hashedValue(value: Where["value"]): Where["value"] {
  if (typeof value === "string") return hashToken(value);
  return Array.isArray(value) ? value.map((token) => hashToken(String(token))) : value;
}

function soughtToken(query: Query): string | undefined {
  const value = query.where?.find((condition) => isToken(query, condition))?.value;
  return typeof value === "string" ? value : undefined;
}

const tokenOf = (row: object): string | undefined =>
  "token" in row && typeof row.token === "string" ? row.token : undefined;

function withToken<T>(row: T, token: string | undefined): T {
  return row !== null && row !== undefined && token !== undefined ? Object.assign(row, { token }) : row;
}
