import type { Endpoint } from "../access/index.ts";
import { errorsOf } from "../http/describe/errors-of.ts";
import type { JsonObject } from "../kernel/json.ts";

/** Throws when an operation refused with a code that its description does not name. Whatever a test of a room meets is held to it. */
export function requireDescribed<Deps>(
  endpoints: readonly Endpoint<Deps>[],
  method: string,
  path: string,
  { status, body }: { readonly status: number; readonly body: JsonObject },
): void {
  const [code, [plain = ""]] = [body["code"], path.split("?")];
  if (status < 400 || status >= 500 || typeof code !== "string") return;
  // More exact paths come first in no list, so all that fit may name it.
  const asked = endpoints.filter((one) => one.method === method && fits(one.path, plain));
  if (asked.length === 0 || asked.some((one) => errorsOf(one).get(status)?.includes(code))) return;
  throw new Error(
    `${method} ${plain} answered ${status} ${code}, which the description of ${asked.map(({ operationId }) => operationId).join(", ")} does not name: add it to the errors of its action or endpoint.`,
  );
}

const fits = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith(":") || part === given[at])
  );
};
