import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Account, Connector, HealthFinding, Probe } from "../protocol/index.ts";
import { BARE } from "./bare-capabilities.ts";

const credentials = z.object({
  clientId: z.string().min(3).meta({ title: "Client id" }),
  clientSecret: z.string().meta({ title: "Client secret", secret: true }),
  refreshToken: z.string().default("").meta({ title: "Grant", secret: true, hidden: true }),
});
const settings = z.object({
  page: z.string().default("https://provider.example/authorise").meta({ title: "Page" }),
  region: z.string().default("").meta({ title: "Region", hidden: true }),
});
type Credentials = z.infer<typeof credentials>;
type Settings = z.infer<typeof settings>;

/** A provider that people sign in to. It checks the proof of its codes as RFC 7636 says. */
export type AuthorisingPlatform = {
  readonly connector: Connector;
  readonly calls: string[];
  /** What a member's browser does there: signs in as somebody, and comes back with a code. */
  visit(address: string, as?: string): { readonly state: string; readonly code: string };
  /** What a grant lacks, and whether the provider answers at all. */
  lacks: readonly HealthFinding[];
  isDown: boolean;
  /** Runs while the provider is asked about an account. */
  beforeAnswer?: (account: Account<Credentials, Settings>) => Promise<void>;
};

const toQuery = (values: Readonly<Record<string, string>>) => new URLSearchParams(values).toString();

const SIGN_IN: HealthFinding = {
  code: "signed_out",
  severity: "broken",
  text: "Nobody has signed in yet.",
  fix: "Sign in.",
  action: "authorise",
};

/** Makes a provider with nobody signed in. A grant is `<account>:<number>`. */
export function authorisingPlatform(): AuthorisingPlatform {
  const codes = new Map<
    string,
    { readonly challenge: string; readonly redirectUrl: string; readonly as: string }
  >();
  const probe =
    (call: string) =>
    async (account: Account<Credentials, Settings>): Promise<Probe> => {
      platform.calls.push(call);
      await platform.beforeAnswer?.(account);
      const [as] = account.credentials.refreshToken.split(":");
      return as
        ? { account: as, accountId: `id-${as}`, findings: platform.lacks }
        : { account: "", findings: [SIGN_IN] };
    };
  const connector: Connector<Credentials, Settings> = {
    kind: "authorising",
    name: "Provider",
    capabilities: BARE,
    bodyLimit: 0,
    config: { credentials, settings },
    connect: {
      probe: probe("probe"),
      install: probe("install"),
      remove: async () => {},
      authorise: {
        address: (account, { redirectUrl, state, challenge }) =>
          `${account.settings.page}?${toQuery({ client_id: account.credentials.clientId, redirect_uri: redirectUrl, state, code_challenge: challenge })}`,
        redeem: async (account, { redirectUrl, code, verifier }) => {
          platform.calls.push("redeem");
          if (platform.isDown) return { kind: "unreachable", reason: "The line is dead." };
          const known = codes.get(code);
          codes.delete(code);
          const challenge = createHash("sha256").update(verifier).digest("base64url");
          if (known?.challenge !== challenge || known.redirectUrl !== redirectUrl)
            return { kind: "refused", reason: "invalid_grant" };
          return {
            kind: "granted",
            credentials: { ...account.credentials, refreshToken: `${known.as}:${randomUUID()}` },
          };
        },
      },
      guide: ({ redirectUrl, hookUrl }) => [
        {
          title: "Register",
          text: "Enter this address.",
          copy: redirectUrl,
          href: "https://provider.example",
        },
        ...(hookUrl === null
          ? []
          : [{ title: "Sign in", text: "Once.", copy: hookUrl, check: "signed_out" }]),
      ],
    },
    verify: () => ({ kind: "refused", reason: "It says nothing." }),
    normalise: () => [],
    render: () => [],
    send: async () => ({ kind: "rejected", reason: "It says nothing." }),
    download: async () => ({ kind: "gone", reason: "It keeps nothing." }),
  };
  const platform: AuthorisingPlatform = {
    connector,
    calls: [],
    lacks: [],
    isDown: false,
    visit(address, as = "ada@provider") {
      const query = new URL(address).searchParams;
      const code = randomUUID();
      codes.set(code, {
        challenge: query.get("code_challenge") ?? "",
        redirectUrl: query.get("redirect_uri") ?? "",
        as,
      });
      return { state: query.get("state") ?? "", code };
    },
  };
  return platform;
}
