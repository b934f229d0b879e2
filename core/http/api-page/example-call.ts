import type { Operation } from "./operations-in.ts";

/** Writes an operation's call for a shell: with a key where it takes one, else with the cookies that signing in left. */
export function exampleCall(operation: Operation): string {
  const { method, path, parameters = [], requestBody, security } = operation;
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const example = parameters.find((one) => one.in === "path" && one.name === name)?.example;
    return typeof example === "string" ? example : name;
  });
  const json = requestBody?.content["application/json"]?.example;
  return [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}"$hub${address}"`,
    ...credentials(security, method),
    ...(json === undefined
      ? []
      : [
          `-H 'content-type: application/json'`,
          `-d '${JSON.stringify(json).replaceAll("'", String.raw`'\''`)}'`,
        ]),
    ...(requestBody?.content["multipart/form-data"] ? ["-F file=@receipt.pdf"] : []),
  ].join(" \\\n  ");
}

function credentials(security: Operation["security"], method: string): readonly string[] {
  if (security.length === 0) return [];
  if (security.some((one) => "key" in one)) return [`-H "Authorization: Bearer $key"`];
  return ["-b jar", ...(method === "get" ? [] : [`-H "Origin: $hub"`])];
}
