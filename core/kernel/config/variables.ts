import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { MasterKey } from "../crypto.ts";

/** Every variable the hub knows, each with the sentence a wrong value earns; a sentence never repeats a secret. */
export const variables = z.object({
  ROLE: z.enum(["server", "worker", "all"], "ROLE must be server, worker or all.").default("all"),
  PARLEY_HOME: z.string().default(".parley"),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "HOST must be an address to listen on, such as 127.0.0.1 or 0.0.0.0.")
    .default("127.0.0.1"),
  PORT: z
    .string()
    .default("3000")
    .transform(Number)
    .refine(
      (port) => Number.isInteger(port) && port >= 0 && port <= 65_535,
      "PORT must be a number from 1 to 65535 (0 takes a free one).",
    ),
  DATABASE_URL: z
    .string()
    .refine(
      isAddress("postgres:", "postgresql:"),
      "DATABASE_URL must look like postgres://user:password@host:5432/name.",
    )
    .optional(),
  REDIS_URL: z
    .string()
    .refine(isAddress("redis:", "rediss:"), "REDIS_URL must look like redis://host:6379.")
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine(
      isAddress("http:", "https:"),
      "PUBLIC_URL must be the address people open, such as https://hub.example.com.",
    )
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  PARLEY_ADMIN_EMAIL: z.email("PARLEY_ADMIN_EMAIL must be an email address.").optional(),
  PARLEY_ADMIN_PASSWORD: z
    .string()
    .min(10, "PARLEY_ADMIN_PASSWORD must have at least 10 characters.")
    .optional(),
  PARLEY_SECRET_KEYS: z
    .string()
    .transform(readKeys)
    .refine(
      (keys) => keys.every(isWhole),
      'PARLEY_SECRET_KEYS must be id:key pairs with commas between, each key 32 bytes in base64; make one with: echo "k1:$(openssl rand -base64 32)".',
    )
    .refine(
      (keys) => new Set(keys.map(({ id }) => id)).size === keys.length,
      "PARLEY_SECRET_KEYS has two keys with the same id. Give each its own id.",
    )
    .optional(),
  SESSION_IDLE_HOURS: wholeNumber(24, 1, 720, "SESSION_IDLE_HOURS must be a whole number from 1 to 720."),
  REQUESTS_PER_MINUTE: wholeNumber(
    1200,
    60,
    10_000_000,
    "REQUESTS_PER_MINUTE must be a whole number from 60 to 10000000.",
  ),
  SANDBOX: z.enum(["on", "off"], "SANDBOX must be on or off.").optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.",
    )
    .default("info"),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform(readList)
    .refine(
      (proxies) => proxies.every(isAddressOrRange),
      "TRUSTED_PROXIES must be addresses or ranges with commas between, such as 10.0.0.0/8,192.168.1.7.",
    ),
  PRIVATE_HOSTS: z
    .string()
    .default("")
    .transform(readList)
    .refine(
      (hosts) => hosts.every(isHost),
      "PRIVATE_HOSTS must be host names, addresses or ranges with commas between and without ports, such as bot-api,127.0.0.1,10.0.0.0/8.",
    ),
});

function wholeNumber(usual: number, least: number, most: number, message: string) {
  return z
    .string()
    .default(String(usual))
    .transform(Number)
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, message);
}

function isAddress(...protocols: string[]) {
  return (text: string) =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) && /^\w+:\/\/./.test(text);
}

function readList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
}

function readKeys(text: string): MasterKey[] {
  return readList(text).map((pair) => {
    const [id = "", key = ""] = pair.split(/:(.*)/s);
    return { id, key: Buffer.from(key, "base64") };
  });
}

function isWhole({ id, key }: MasterKey): boolean {
  return /^[\w-]{1,40}$/.test(id) && key.length === 32;
}

function isAddressOrRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

function isHost(text: string): boolean {
  if (/^[\d.]+$/.test(text)) return ipaddr.IPv4.isValidFourPartDecimal(text);
  return isAddressOrRange(text) || /^[a-z\d_]([\w-]*[a-z\d])?(\.[a-z\d_]([\w-]*[a-z\d])?)*$/i.test(text);
}
