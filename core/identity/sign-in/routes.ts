import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { refused } from "../../kernel/errors.ts";
import type { IdentityDeps } from "../deps.ts";
import { signInMember } from "./sign-in-member.ts";
import { signOut } from "./sign-out.ts";

const endpoint = endpointsFor<IdentityDeps>();

const Credentials = z
  .object({ email: z.string().min(3).max(320), password: z.string().min(1).max(200) })
  .openapi({ example: { email: "grace@example.com", password: "correct horse battery" } });

/** better-auth's addresses, and of its many endpoints only these. */
export const signInEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/auth/sign-in/email",
      operationId: "signIn",
      permission: "public",
      summary: "Signs in with e-mail and password.",
      errors: { refused: ["sign_in_failed", "too_many_tries", "organization_none"] },
      body: Credentials,
    },
    async ({ deps, body, ip, context }) =>
      new Response(null, {
        status: 204,
        headers: await signInMember(deps, {
          ...body,
          ip,
          userAgent: context.req.header("user-agent"),
          cookie: context.req.header("cookie"),
        }),
      }),
  ),
  endpoint(
    {
      method: "post",
      path: "/auth/sign-out",
      operationId: "signOut",
      permission: "public",
      summary: "Ends this session.",
    },
    async ({ deps, context }) =>
      new Response(null, { status: 204, headers: await signOut(deps, context.req.header("cookie")) }),
  ),
  endpoint(
    {
      method: "post",
      path: "/auth/sign-up/email",
      operationId: "signUp",
      permission: "public",
      summary: "Always refused: accounts begin with an invitation.",
      errors: { refused: ["invitation_required"] },
    },
    async () => {
      throw refused(
        "invitation_required",
        "You need an invitation to create an account. Ask your administrator.",
      );
    },
  ),
];
