/** What argon2id takes for one hash: `memory` in KiB. */
export type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** OWASP's second choice for argon2id. A constant of its own file, so that tests can replace it and no setting can. */
export const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
