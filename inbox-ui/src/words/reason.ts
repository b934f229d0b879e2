import { ApiError } from "../api/client.ts";
import { words } from "./index.ts";

/** Returns an error's text for the user. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiError)
    return error.code === "unreachable" ? words().common.unreachable : error.message;
  return words().common.failed;
}
