import { createSignal } from "solid-js";
import { ApiError } from "../../api/client.ts";
import { webAddress } from "./web-address.ts";

/** Remembers the page of the platform that a refusal names, while it is the last answer. */
export function useRefusalPage() {
  const [page, setPage] = createSignal<string>();
  const watch = async <T>(save: () => Promise<T>): Promise<T> => {
    setPage(undefined);
    try {
      return await save();
    } catch (error) {
      const href = error instanceof ApiError ? error.facts["href"] : undefined;
      setPage(webAddress(typeof href === "string" ? href : undefined));
      throw error;
    }
  };
  return { page, watch };
}
