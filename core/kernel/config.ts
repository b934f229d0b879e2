import { resolve } from "node:path";
import ipaddr from "ipaddr.js";
import type { z } from "zod";
import { contradictions, type Given } from "./config/contradictions.ts";
import { variables } from "./config/variables.ts";
import type { MasterKey } from "./crypto.ts";
import { invalid } from "./errors.ts";
import { hostOf } from "./private-hosts.ts";

/** How this process runs; read once at its start and handed on from there. */
export type Config = {
  /** `all` is server and worker in one process. */
  readonly role: "server" | "worker" | "all";
  /** Absolute folder of everything the embedded default keeps. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** Undefined: the hub runs its own Postgres in `home`. */
  readonly databaseUrl: string | undefined;
  /** Undefined: queue on Postgres, bus within the process. */
  readonly redisUrl: string | undefined;
  /** Where browsers find the hub, without a slash at the end. */
  readonly baseUrl: string;
  /** Set only when platforms on the internet can reach the hub; connectors without it fetch instead of being called. */
  readonly publicUrl: string | undefined;
  /** The first admin of an unattended set-up. */
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  /** Newest first; undefined on the embedded default, where `loadMasterKeys` keeps one in `home`. */
  readonly masterKeys: readonly MasterKey[] | undefined;
  /** A session that nobody used for so long has ended. */
  readonly sessionIdleHours: number;
  /** Requests a minute of one member, or one key, at one server. */
  readonly requestsPerMinute: number;
  readonly sandbox: boolean;
  /** Whether whoever reaches the hub may play with the sandbox: only where nobody but this machine does. */
  readonly sandboxOpen: boolean;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Addresses and CIDR ranges whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Names, addresses and CIDR ranges of private networks that channels may call. */
  readonly privateHosts: readonly string[];
};

/** Reads the environment, or throws one `config_invalid` that lists every fault. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = withoutEmpty(env);
  const read = variables.safeParse(given);
  const faults = [...(read.error?.issues ?? []).map((issue) => issue.message), ...contradictions(given)];
  if (!read.success || faults.length > 0) throw invalid("config_invalid", sentence(faults), { faults });
  return assemble(read.data);
}

/** `PORT=` in an env file means: not set. */
const withoutEmpty = (env: Given): Given =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

const sentence = (faults: readonly string[]): string =>
  faults.length === 1 ? `${faults[0]}` : ["Some settings are invalid:", ...faults].join("\n  - ");

function assemble(read: z.output<typeof variables>): Config {
  const { PARLEY_ADMIN_EMAIL: email, PARLEY_ADMIN_PASSWORD: password } = read;
  return {
    role: read.ROLE,
    home: resolve(read.PARLEY_HOME),
    host: read.HOST,
    port: read.PORT,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL,
    baseUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    publicUrl: read.PUBLIC_URL,
    admin: email && password ? { email, password } : undefined,
    masterKeys: read.PARLEY_SECRET_KEYS,
    sessionIdleHours: read.SESSION_IDLE_HOURS,
    requestsPerMinute: read.REQUESTS_PER_MINUTE,
    sandbox: read.SANDBOX ? read.SANDBOX === "on" : !read.DATABASE_URL,
    sandboxOpen: isAlone(read),
    logLevel: read.LOG_LEVEL,
    trustedProxies: read.TRUSTED_PROXIES,
    privateHosts: read.PRIVATE_HOSTS,
  };
}

/** Whether only this machine reaches the hub, as far as its settings say. */
function isAlone({ DATABASE_URL, HOST, PUBLIC_URL, TRUSTED_PROXIES }: z.output<typeof variables>): boolean {
  const reachedAt = PUBLIC_URL === undefined ? [HOST] : [HOST, hostOf(PUBLIC_URL)];
  return DATABASE_URL === undefined && TRUSTED_PROXIES.length === 0 && reachedAt.every(isLoopback);
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || (ipaddr.isValid(host) && ipaddr.process(host).range() === "loopback");
